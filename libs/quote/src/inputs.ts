import type { Instant, Period } from '#calendar';
import type { Definitions, FactValue, PackageVersion } from '#catalog';
import type { Decimal } from '#money';
import type { ChargeUsage } from '#rating';
import type { VersionRun } from './segment.js';

/** Everything a quote depends on: loaded first, so that the rest is a pure function. */
export interface QuoteInputs {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
  /** Workspace attributes as given; defaults of the definitions are filled in while facts are gathered. */
  readonly attributes: ReadonlyMap<string, FactValue>;
  readonly quantities: ReadonlyMap<string, Decimal>;
  /** By meter: a quantity, cells, events or totals; raw, over the whole period. */
  readonly usage: ReadonlyMap<string, ChargeUsage>;
  /** What is quoted. */
  readonly period: Period;
  /** The whole billing interval that holds the period: the denominator of every proration. */
  readonly interval: Period;
  readonly subscription?: { readonly start: Instant };
  /**
   * How changes cut the period, in order; together they tile it, and what is beside them is the last run's. Absent when
   * one version and one set of quantities hold for all of it.
   */
  readonly runs?: readonly VersionRun[];
}
