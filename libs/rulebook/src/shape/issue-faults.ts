import { type Fault, suggestion } from '#catalog';
import { PATTERNS } from '#contracts';
import type { z } from 'zod';
import { listed, quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import type { Said } from '../read/source.js';
import { decimalFault } from './decimal-fault.js';
import { likeliestBranch } from './likeliest-branch.js';
import { unknownKey } from './unknown-key.js';

export type Issue = z.core.$ZodIssue;

/** An issue of a schema as faults in our voice. `root` is the value that was read, to quote from. */
export function issueFaults(issue: Issue, root: unknown, above: Path = []): Fault[] {
  const path: Path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  const value = valueAt(root, path);
  const at = (said: Said, where: Path = path): Fault[] => [{ ...said, path: where }];

  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...unknownKey(key, issue.message.split(' '), value),
      path: [...path, key],
    }));
  if (issue.code === 'invalid_key') return at(keyFault(String(path.at(-1) ?? ''), PATTERNS.key.toString()));
  if (value === undefined) return at(missingKey(String(path.at(-1) ?? ''), issue.message), path);
  if (issue.code === 'invalid_union') {
    if (issue.discriminator !== undefined) return at(unknownValue(value, optionsOf(issue)));
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => issueFaults(inner, root, path));
    const choices = issue.errors.flatMap((errors) => errors.flatMap((error) => valuesOf(error)));
    return at(
      choices.length > 0 && typeof value === 'string'
        ? unknownValue(value, choices)
        : wrongType(value, path, issue.message),
    );
  }
  if (issue.code === 'invalid_value') {
    if (path.at(-1) === 'schema') return at(schemaVersion(value, issue.values.map(String)));
    return at(
      typeof value === 'string'
        ? unknownValue(value, issue.values.map(String))
        : wrongType(value, path, issue.message),
    );
  }
  if (issue.code === 'invalid_format')
    return at(textFault(typeof value === 'string' ? value : '', issue.pattern ?? ''));
  if (issue.code === 'too_small') return at(tooSmall(value));
  if (issue.code === 'too_big') return at(tooBig(value, issue.maximum));
  return at(wrongType(value, path, issue.message));
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );
}

const optionsOf = (issue: z.core.$ZodIssueInvalidUnion): readonly string[] =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];

const valuesOf = (issue: Issue): readonly string[] =>
  issue.code === 'invalid_value' && issue.path.length === 0 ? issue.values.map(String) : [];

const missingKey = (name: string, expected: string): Said => ({
  code: 'missing-key',
  message: `\`${name}\` is missing`,
  help: expected === '' ? `write \`${name}\`` : `write \`${name}\`: ${sentence(expected)}`,
});

function unknownValue(value: unknown, known: readonly string[]): Said {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return {
    code: 'unknown-value',
    message: `${quoted(text)} is not one of ${listed(known)}`,
    help: suggestion(text, known, 'write one of them'),
  };
}

const schemaVersion = (value: unknown, known: readonly string[]): Said => ({
  code: 'schema-version',
  message: `${kindOf(value)} is no schema that can be read here`,
  help: `write ${listed(known)}`,
});

const kindOf = (value: unknown): string => {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object'
    ? 'a map'
    : quoted(typeof value === 'string' ? value : JSON.stringify(value));
};

function wrongType(value: unknown, path: Path, expected: string): Said {
  if (typeof value === 'number')
    return {
      code: 'json-number',
      message: 'a JSON number has no exact digits',
      help: 'put it in quotes: decimals are text',
    };
  const name = String(path.at(-1) ?? 'the file');
  return {
    code: 'wrong-type',
    message: `\`${name}\` cannot be ${kindOf(value)}`,
    help: expected === '' ? 'see the example of the format' : `write here: ${sentence(expected)}`,
  };
}

const sentence = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

function textFault(text: string, pattern: string): Said {
  for (const wanted of ['decimal', 'price', 'positive'] as const)
    if (pattern === PATTERNS[wanted].toString()) return decimalFault(text, wanted);
  if (pattern === PATTERNS.currency.toString())
    return {
      code: 'currency-unknown',
      message: `${quoted(text)} is no currency`,
      help: 'write an ISO 4217 code in capital letters, such as `USD`',
    };
  for (const wanted of ['integer', 'count', 'version'] as const)
    if (pattern === PATTERNS[wanted].toString())
      return {
        code: 'integer-syntax',
        message: `${quoted(text)} is no whole number${wanted === 'version' ? ' from 1 on' : ''}`,
        help: 'write digits alone, at most nine',
      };
  if (pattern === PATTERNS.identifier.toString())
    return {
      code: 'identifier-syntax',
      message: `${quoted(text)} cannot be an id`,
      help: 'write 1 to 128 characters',
    };
  return keyFault(text, pattern);
}

function keyFault(text: string, pattern: string): Said {
  const isKey = pattern === PATTERNS.key.toString();
  return {
    code: 'key-syntax',
    message: `${quoted(text)} cannot be a name here${text.length > 63 && isKey ? `: it has ${text.length} characters` : ''}`,
    help: isKey
      ? 'begin with a small letter, then small letters, digits and hyphens; at most 63 characters'
      : `write a text of the form ${pattern}`,
  };
}

function tooSmall(value: unknown): Said {
  if (Array.isArray(value))
    return { code: 'empty-list', message: 'the list is empty', help: 'write at least one entry' };
  return typeof value === 'number'
    ? { code: 'integer-syntax', message: `\`${value}\` is too small`, help: 'write a larger whole number' }
    : { code: 'text-length', message: 'the text is empty', help: 'write something' };
}

function tooBig(value: unknown, maximum: number | bigint): Said {
  if (Array.isArray(value))
    return {
      code: 'too-many-entries',
      message: `the list has ${value.length} entries`,
      help: `write at most ${String(maximum)}`,
    };
  return typeof value === 'number'
    ? {
        code: 'integer-syntax',
        message: `\`${value}\` is too large`,
        help: `write at most ${String(maximum)}`,
      }
    : {
        code: 'text-length',
        message: `the text has ${String(value).length} characters`,
        help: `write at most ${String(maximum)}`,
      };
}
