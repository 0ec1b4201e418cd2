import { instant, type Instant, instantText } from '#calendar';
import type { AuditRow } from '#storage';

/** What the rows say that seal quotes. */
export const SEALED = 'quotes.sealed';

/** Quotes that were made from `from` until `to`: how many, and what they say together. */
export interface QuoteSeal {
  readonly from: Instant;
  readonly to: Instant;
  readonly count: string;
  readonly digest: string;
  readonly algorithm: string;
}

export const sealDetail = ({ from, to, ...rest }: QuoteSeal): Readonly<Record<string, string>> => ({
  from: instantText(from),
  to: instantText(to),
  ...rest,
});

/** The seal that a row of the chain holds, whose hash says that the service wrote it. */
export function sealOf({ action, detail }: AuditRow): QuoteSeal | undefined {
  if (action !== SEALED) return undefined;
  const { from, to, ...rest } = JSON.parse(detail) as Record<keyof QuoteSeal, string>;
  return { ...rest, from: instant(from), to: instant(to) };
}
