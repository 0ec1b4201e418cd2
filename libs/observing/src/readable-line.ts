/** Fields that the line shows in places of their own, or that say nothing to somebody who started the program. */
const PLACED = new Set(['level', 'time', 'service', 'pid', 'msg', 'err']);

/** A record as a line for people: `12:00:01 warn  the database does not answer route=/v1/quotes`, and the stack below. */
export function readableLine(json: string): string {
  const record = JSON.parse(json) as Readonly<Record<string, unknown>>;
  const time = text(record['time']).slice(11, 19);
  const fields = Object.entries(record)
    .filter(([name]) => !PLACED.has(name))
    .map(([name, value]) => `${name}=${escaped(text(value))}`);
  const words = [time, text(record['level']).padEnd(5), escaped(text(record['msg'])), ...fields];
  const error = record['err'] as { readonly stack?: string; readonly message?: string } | undefined;
  const stack = error === undefined ? '' : `${error.stack ?? error.message ?? ''}\n`;
  return `${words.join(' ')}\n${stack}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** A name that somebody chose must not be able to write a line, or move the cursor, of its own. */
function escaped(value: string): string {
  return value.replaceAll(/[\p{Cc}\u2028\u2029]/gu, (c) => JSON.stringify(c).slice(1, -1).padStart(2, '\\'));
}
