import {
  type FactCondition,
  type FactType,
  type FactValue,
  type Fault,
  parseFactValue,
  suggestion,
} from '#catalog';
import type { FactConditionDocument } from '#contracts';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import { type BuildContext, typeOfFact } from './context.js';
import { TAKES_A_LIST } from './operators.js';

type Value = FactCondition['value'];

const EXAMPLE: Readonly<Record<FactType, string>> = {
  decimal: 'a decimal such as `50000`',
  date: 'an instant such as `2027-01-01T00:00:00Z`',
  boolean: '`true` or `false`',
  string: 'a text',
  list: 'one of the list’s values',
};

type Judged = { readonly value: Value } | { readonly faults: readonly Fault[] };

const wrong = (
  path: Path,
  code: string,
  message: string,
  help: string,
): { readonly faults: readonly Fault[] } => ({
  faults: [{ code, message, help, path }],
});

/** What a fact is compared with: already of its type, so that nothing can be compared as text by accident. */
export function conditionValue(
  document: FactConditionDocument,
  type: FactType,
  path: Path,
  context: BuildContext,
): Value | undefined {
  const { value } = document;
  const judged =
    typeof value === 'object' && !Array.isArray(value)
      ? otherFact(document, value.fact, type, [...path, 'fact'], context)
      : literals(document, Array.isArray(value) ? value : [value], type, path, context);
  if ('value' in judged) return judged.value;
  judged.faults.forEach(context.report);
  return undefined;
}

function otherFact(
  { fact, operator }: FactConditionDocument,
  name: string,
  type: FactType,
  path: Path,
  context: BuildContext,
): Judged {
  const other = typeOfFact(context, name);
  if (other === undefined)
    return wrong(path, 'unknown-fact', `no fact is called ${quoted(name)}`, 'write a declared fact');
  return TAKES_A_LIST.includes(operator) || type === 'list' || other !== type
    ? wrong(
        path,
        'value-type',
        `\`${operator}\` cannot compare \`${fact}\`, a ${type}, with \`${name}\`, a ${other}`,
        'compare two facts of one type, with an operator that takes one value',
      )
    : { value: { fact: name } };
}

function literals(
  { fact, operator, value }: FactConditionDocument,
  written: readonly (string | boolean)[],
  type: FactType,
  path: Path,
  context: BuildContext,
): Judged {
  const wantsList = TAKES_A_LIST.includes(operator);
  if (wantsList !== Array.isArray(value))
    return wrong(
      path,
      'value-type',
      wantsList
        ? `\`${operator}\` needs a list of values`
        : `\`${operator}\` compares with one value, not a list`,
      wantsList ? 'write the values in brackets: `[a, b]`' : 'write one value, or use `in`',
    );
  if (written.length === 0)
    return wrong(
      path,
      'empty-list',
      `\`${operator}\` with an empty list says nothing`,
      'list at least one value',
    );
  const allowed = allowedValues(fact, context);
  const judged = written.map((literal, index) =>
    literalOf(String(literal), fact, type, allowed, wantsList ? [...path, index] : path),
  );
  const faults = judged.flatMap((each) => ('faults' in each ? each.faults : []));
  const values = judged.flatMap((each) => ('value' in each ? [each.value] : []));
  const [first] = values;
  if (faults.length > 0 || !first) return { faults };
  return { value: wantsList ? values : first };
}

function literalOf(
  text: string,
  fact: string,
  type: FactType,
  allowed: readonly string[] | undefined,
  path: Path,
): { readonly value: FactValue } | { readonly faults: readonly Fault[] } {
  const value = parseFactValue(type === 'list' ? 'string' : type, text);
  if (!value) return wrong(path, 'value-type', `${quoted(text)} is no ${type}`, `write ${EXAMPLE[type]}`);
  return allowed && !allowed.includes(text)
    ? wrong(
        path,
        'unknown-value',
        `\`${fact}\` is never ${quoted(text)}`,
        suggestion(text, allowed, 'its declared values are'),
      )
    : { value };
}

function allowedValues(fact: string, { definitions }: BuildContext): readonly string[] | undefined {
  return fact.startsWith('workspace.')
    ? definitions.attributes.get(fact.slice('workspace.'.length))?.values
    : undefined;
}
