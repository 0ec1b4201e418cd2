import type { Instant } from '#calendar';
import type { Decimal } from '#money';

export const FACT_TYPES = ['decimal', 'string', 'boolean', 'date', 'list'] as const;
export type FactType = (typeof FACT_TYPES)[number];

export type FactValue =
  | { readonly type: 'decimal'; readonly value: Decimal }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'date'; readonly value: Instant }
  | { readonly type: 'list'; readonly value: readonly string[] };

/** Fact name (`usage.mtu`, `workspace.country`, `charge.seats.amount`) to value. Absent means unknown, never zero. */
export type Facts = ReadonlyMap<string, FactValue>;
