import { type FactCondition, type FactType, type FactValue, type Fault, parseFactValue } from '#catalog';
import type { FactConditionDocument } from '#contracts';
import { suggestion } from '../nearest.js';
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

/** What a fact is compared with: already of its type, so that nothing can be compared as text by accident. */
export function conditionValue(
  { fact, operator, value }: FactConditionDocument,
  type: FactType,
  path: Path,
  context: BuildContext,
): Value | undefined {
  const report = (code: string, message: string, help: string, ...at: Path): undefined => {
    const fault: Fault = { code, message, help, path: [...path, ...at] };
    context.report(fault);
  };
  const wantsList = TAKES_A_LIST.includes(operator);
  if (typeof value === 'object' && !Array.isArray(value)) {
    const other = typeOfFact(context, value.fact);
    if (other === undefined)
      return report(
        'unknown-fact',
        `no fact is called ${quoted(value.fact)}`,
        'write a declared fact',
        'fact',
      );
    if (wantsList || type === 'list' || other !== type)
      return report(
        'value-type',
        `\`${operator}\` cannot compare \`${fact}\`, a ${type}, with \`${value.fact}\`, a ${other}`,
        'compare two facts of one type, with an operator that takes one value',
        'fact',
      );
    return { fact: value.fact };
  }
  if (wantsList !== Array.isArray(value))
    return report(
      'value-type',
      wantsList
        ? `\`${operator}\` needs a list of values`
        : `\`${operator}\` compares with one value, not a list`,
      wantsList ? 'write the values in brackets: `[a, b]`' : 'write one value, or use `in`',
    );
  const literals: readonly (string | boolean)[] = Array.isArray(value) ? value : [value];
  if (literals.length === 0)
    return report('empty-list', `\`${operator}\` with an empty list says nothing`, 'list at least one value');
  const values = literals.map((literal, index) => {
    const at = wantsList ? [index] : [];
    const typed = parseFactValue(type === 'list' ? 'string' : type, literal);
    if (!typed)
      return report(
        'value-type',
        `${quoted(String(literal))} is no ${type}`,
        `write ${EXAMPLE[type]}`,
        ...at,
      );
    const allowed = allowedValues(fact, context);
    if (allowed && !allowed.includes(String(literal)))
      return report(
        'unknown-value',
        `\`${fact}\` is never ${quoted(String(literal))}`,
        suggestion(String(literal), allowed, 'its declared values are'),
        ...at,
      );
    return typed;
  });
  if (!values.every((each): each is FactValue => each !== undefined)) return undefined;
  return wantsList ? values : values[0];
}

function allowedValues(fact: string, { definitions }: BuildContext): readonly string[] | undefined {
  return fact.startsWith('workspace.')
    ? definitions.attributes.get(fact.slice('workspace.'.length))?.values
    : undefined;
}
