import type {
  Attribute,
  Charge,
  ChargeModel,
  ChargeOf,
  Condition,
  Definitions,
  FactValue,
  Meter,
  Operator,
  PackageVersion,
  Rule,
  RuleEvent,
} from '#catalog';
import { parseInstant } from '#calendar';
import { decimal, invariant, parseCurrency } from '#money';
import type { Finding, Lint, LintContext } from './lint.js';

/** Builders for the specs of lints: the least that a charge, a rule or a version is, and what the spec asks about. */
const place = { file: 'team/1.yaml', line: 1, column: 1 };

export function charge<M extends ChargeModel>(model: M, fields: Partial<ChargeOf<M>>): Charge {
  const whole: ChargeOf<M> = {
    key: 'mtu',
    model,
    source: model === 'flat' ? { kind: 'none' } : { kind: 'meter', meter: 'mtu' },
    price: {},
    by: [],
    pool: false,
    cells: [],
    prorate: false,
    allowNegative: false,
    timing: 'arrears',
    place,
    ...fields,
  };
  return whole as unknown as Charge;
}

/** Tiers as `10 0.5` (up to 10 at 0.5 a unit), `10 0.5 3` (and 3 flat) or `- 0.5` (open). */
export function tiers(...texts: string[]) {
  return texts.map((text) => {
    const [upTo = '-', unitAmount = '-', flatAmount = '-'] = text.split(' ');
    return {
      ...(upTo !== '-' && { upTo: decimal(upTo) }),
      ...(unitAmount !== '-' && { unitAmount: decimal(unitAmount) }),
      ...(flatAmount !== '-' && { flatAmount: decimal(flatAmount) }),
    };
  });
}

export function value(text: string): FactValue {
  if (text === 'true' || text === 'false') return { type: 'boolean', value: text === 'true' };
  const instant = parseInstant(text);
  if (instant) return { type: 'date', value: instant };
  if (/^-?[0-9]/.test(text)) return { type: 'decimal', value: decimal(text) };
  return { type: 'string', value: text };
}

/** `asks('usage.mtu', 'lessThan', '5')`; several values for `in` and `notIn`. */
export function asks(fact: string, operator: Operator, ...values: readonly string[]): Condition {
  const [first] = values.map(value);
  invariant(first !== undefined, 'a condition has a value');
  const isList = operator === 'in' || operator === 'notIn';
  return { kind: 'fact', fact, operator, value: isList ? values.map(value) : first, place };
}

/** Compares a fact with another. */
export function compares(fact: string, operator: Operator, other: string): Condition {
  return { kind: 'fact', fact, operator, value: { fact: other }, place };
}

export const all = (...conditions: Condition[]): Condition => ({ kind: 'all', conditions });
export const any = (...conditions: Condition[]): Condition => ({ kind: 'any', conditions });
export const not = (condition: Condition): Condition => ({ kind: 'not', condition });
export const named = (name: string): Condition => ({ kind: 'named', name });

export function rule(name: string, event: RuleEvent, conditions?: Condition, priority = 0): Rule {
  return { name, event, priority, place, ...(conditions && { conditions }) };
}

export function version(fields: Partial<PackageVersion> = {}): PackageVersion {
  const currency = parseCurrency('USD');
  invariant(currency !== undefined, 'USD is a currency');
  return {
    package: 'team',
    version: 1,
    currency,
    interval: 'month',
    rounding: { mode: 'halfUp', scale: 2 },
    charges: [],
    conditions: new Map(),
    rules: [],
    entitlements: [],
    accept: [],
    contentHash: '',
    place,
    ...fields,
  };
}

const meter = (key: string, fields: Partial<Meter> = {}): [string, Meter] => [
  key,
  { key, event: key, aggregation: 'sum', dimensions: ['country', 'kind'], filter: {}, ...fields },
];
const attribute = (key: string, fields: Partial<Attribute>): [string, Attribute] => [
  key,
  { key, type: 'string', ...fields },
];

export const definitions: Definitions = {
  meters: new Map([meter('mtu'), meter('calls', { aggregation: 'count' })]),
  attributes: new Map([
    attribute('segment', { values: ['startup', 'midmarket', 'enterprise'] }),
    attribute('country', {}),
    attribute('employees', { type: 'decimal' }),
    attribute('beta', { type: 'boolean' }),
    attribute('signed', { type: 'date' }),
    attribute('tags', { type: 'list', values: ['red', 'blue'] }),
  ]),
  features: new Map(),
};

export function context(fields: Partial<LintContext> = {}): LintContext {
  return { definitions, packages: new Set(['team']), ...fields };
}

/** What a lint finds, as `code path: message`. */
export function found(lint: Lint, of: Partial<PackageVersion>, fields: Partial<LintContext> = {}): string[] {
  return lint(version(of), context(fields)).map(textOf);
}

export const textOf = ({ code, path, message }: Finding): string => `${code} ${path.join('.')}: ${message}`;
/** The same without the sentence. */
export const codesOf = (texts: readonly string[]): string[] => texts.map((text) => text.split(':')[0] ?? '');
