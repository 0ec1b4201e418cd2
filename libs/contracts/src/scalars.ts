import { z } from 'zod';

/** A decimal as text: at most 26 digits before the point and 12 after. A JSON number has already lost digits. */
export const decimalText = z
  .string()
  .regex(/^-?(?:0|[1-9][0-9]{0,25})(?:\.[0-9]{1,12})?$/)
  .meta({
    id: 'Decimal',
    description: 'A decimal as text: at most 26 digits before the point and 12 after; no exponent, no plus',
    examples: ['12.50'],
  });

export const instantText = z
  .string()
  .max(40)
  .meta({
    id: 'Instant',
    description: 'An instant, RFC 3339 with a zone',
    examples: ['2027-01-01T00:00:00Z'],
  });

/** A name people choose: a meter, a quantity, a dimension, a package. */
export const keyText = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/);

/** Free text for people: bounded, and without control characters or lone surrogates. */
export const plainText = z.string().max(500);
