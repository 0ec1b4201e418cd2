import type { Decimal } from '#money';
import type { FactType, FactValue } from './facts.js';

export const AGGREGATIONS = [
  'count',
  'sum',
  'max',
  'min',
  'latest',
  'average',
  'uniqueCount',
  'weightedSum',
] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** A meter turns events into a quantity. In use, it changes only under a new key. */
export interface Meter {
  readonly key: string;
  readonly title?: string;
  /** CloudEvents `type`. */
  readonly event: string;
  readonly aggregation: Aggregation;
  /** Property of `data` that holds the value; none for `count`. */
  readonly value?: string;
  readonly dimensions: readonly string[];
  /** Property of `data` to the values it may have. */
  readonly filter: Readonly<Record<string, readonly string[]>>;
  readonly unitCost?: Decimal;
  readonly window?: MeterWindow;
}

/** Aggregates within each hour or day, then over them: hosts an hour at the 99th percentile. */
export interface MeterWindow {
  readonly per: 'hour' | 'day';
  readonly aggregation: Aggregation;
  readonly then: 'sum' | 'max' | 'average' | { readonly percentile: Decimal };
}

/** What is known of a workspace. Without `default`, a rule that asks for it needs it given. */
export interface Attribute {
  readonly key: string;
  readonly title?: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly default?: FactValue;
}

export interface Feature {
  readonly key: string;
  readonly title?: string;
  readonly type: 'boolean' | 'config' | 'metered';
  readonly values?: readonly string[];
  readonly meter?: string;
}

/** What package files may refer to. */
export interface Definitions {
  readonly meters: ReadonlyMap<string, Meter>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly features: ReadonlyMap<string, Feature>;
}
