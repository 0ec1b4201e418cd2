import { forbiddenCharacter } from './forbidden-character.js';
import { type Said, type Source, type Span, placeAt } from './source.js';

export const emptyFile: Said = {
  code: 'empty-file',
  message: 'the file holds nothing',
  help: 'begin with `schema: ratebook/v1`, or let `ratebook new` write a first version',
};

export function duplicateKey(source: Source, name: string, first: Span): Said {
  return {
    code: 'duplicate-key',
    message: `\`${name}\` stands here a second time; the first is on line ${placeAt(source, first.start).line}`,
    help: 'delete one of them: neither the first nor the last would win',
  };
}

/** Keys that every JavaScript object has, and YAML's merge key. */
export function reservedKey(name: string): Said | undefined {
  if (name === '<<')
    return {
      code: 'yaml-merge-key',
      message: 'merge keys are not read',
      help: 'write the entries out where they are used',
    };
  return name === '__proto__' || name === 'constructor' || name === 'prototype'
    ? {
        code: 'unknown-key',
        message: `\`${name}\` is no key of any rule file`,
        help: 'delete it',
      }
    : undefined;
}

/** Escapes can write what the text itself may not hold. */
export function refusedText(text: string): Said | undefined {
  const forbidden = forbiddenCharacter(text, 'value');
  return (
    forbidden && {
      code: 'control-character',
      message: `a value holds the character ${forbidden.name}`,
      help: 'write the value on one line, without invisible characters; `>-` folds several lines into one',
    }
  );
}
