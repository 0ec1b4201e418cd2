import { type Instant, instantText, parseInstant } from '#calendar';
import { InvariantError } from '#money';

/** The instant of a `timestamptz` column. */
export function fromDbInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new InvariantError(`the database holds \`${text}\`, which is no instant`);
  return instant;
}

export const orNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
