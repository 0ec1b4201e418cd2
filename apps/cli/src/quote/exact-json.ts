const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\],:]|[^\s"{}[\],:]+/g;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * JSON whose numbers stay the text that was written: `0.10` is `"0.10"`, and 9007199254740993 keeps its last digit.
 * A key given twice is an error, where `JSON.parse` would keep the last one and say nothing.
 * Throws SyntaxError.
 */
export function parseExactJson(text: string): unknown {
  const quoted = text.replace(TOKEN, (token) => (NUMBER.test(token) ? `"${token}"` : token));
  const value: unknown = JSON.parse(quoted);
  const repeated = findRepeatedKey(quoted);
  if (repeated !== undefined) throw new SyntaxError(`key \`${repeated}\` is given twice`);
  return value;
}

/** The first key that an object of `text`, which is known to be JSON, gives twice. */
export function findRepeatedKey(text: string): string | undefined {
  const tokens = text.match(TOKEN) ?? [];
  const open: (Set<string> | undefined)[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (tokens[index + 1] === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(token) as string;
      if (keys?.has(key) === true) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
