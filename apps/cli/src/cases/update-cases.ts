import { isMap, parseDocument } from 'yaml';
import type { Outcome } from './compare-case.js';

/** What one case gets: its place in the list, the keys of `expect` that were wrong, and what came out. */
export interface CaseUpdate {
  readonly index: number;
  readonly paths: readonly (readonly string[])[];
  readonly outcome: Outcome;
}

/**
 * The case file with its expectations brought up to date: values that were wrong are replaced, those of things that
 * no longer are get deleted, and an empty `expect` is filled in. Comments and everything else stay as they are.
 */
export function updateCases(text: string, updates: readonly CaseUpdate[], isJson = false): string {
  const document = parseDocument(text, { schema: 'failsafe', version: '1.2' });
  for (const { index, paths, outcome } of updates) {
    const at = ['cases', index, 'expect'];
    const expected = document.getIn(at);
    if (!isMap(expected) || expected.items.length === 0) {
      document.setIn(at, document.createNode(everythingOf(outcome)));
      continue;
    }
    for (const path of paths) {
      const value = valueAt(outcome, path);
      if (value === undefined) document.deleteIn([...at, ...path]);
      else
        document.setIn(
          [...at, ...path],
          typeof value === 'string' ? value : document.createNode(value, { flow: true }),
        );
    }
  }
  const quoted = isJson
    ? ({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' } as const)
    : {};
  return document.toString({ lineWidth: 0, ...quoted });
}

function everythingOf({ lines, adjustments, total, rules }: Outcome): object {
  return {
    lines: Object.fromEntries(lines),
    ...(adjustments.size > 0 && { adjustments: Object.fromEntries(adjustments) }),
    total,
    ...(rules.length > 0 && { rules }),
  };
}

function valueAt(
  outcome: Outcome,
  [group, key = '']: readonly string[],
): string | readonly string[] | undefined {
  if (group === 'lines' || group === 'entitlements') return outcome[group].get(key);
  if (group === 'adjustments') return outcome.adjustments.get(key) ?? outcome.bounds.get(key);
  return group === 'subtotal' || group === 'total' || group === 'rules' ? outcome[group] : undefined;
}
