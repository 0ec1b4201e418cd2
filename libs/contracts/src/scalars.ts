import * as z from 'zod';

const DIGITS = '(?:0|[1-9][0-9]{0,25})(?:\\.[0-9]{1,12})?';

/** The grammars, so that a reader of an issue can tell which one the text failed. */
export const PATTERNS = {
  decimal: new RegExp(`^-?${DIGITS}$`),
  price: new RegExp(`^${DIGITS}$`),
  positive: new RegExp(`^(?=.*[1-9])${DIGITS}$`),
  /** `constructor` is refused as a name: it is a key of every object, and a name ends up as a key somewhere. */
  key: /^(?!constructor$)[a-z][a-z0-9-]{0,62}$/,
  currency: /^[A-Z]{3}$/,
  property: /^(?!constructor$)[A-Za-z][A-Za-z0-9_.-]{0,127}$/,
  integer: /^-?(?:0|[1-9][0-9]{0,8})$/,
  count: /^(?:0|[1-9][0-9]{0,8})$/,
  version: /^[1-9][0-9]{0,8}$/,
  /** What the database can hold: no NUL, no half a character. */
  identifier: /^[^\0\p{Surrogate}]{1,128}$/u,
} as const;

/** A decimal as text: at most 26 digits before the point and 12 after. A JSON number has already lost digits. */
export const decimalText = z
  .string()
  .regex(PATTERNS.decimal)
  .meta({
    id: 'Decimal',
    description: 'A decimal as text: at most 26 digits before the point and 12 after; no exponent, no plus',
    examples: ['12.50'],
  });

/** Prices, rates and bounds are never below zero: a credit is a discount. */
export const priceText = z
  .string()
  .regex(PATTERNS.price)
  .meta({
    id: 'Price',
    description: 'A decimal of at least zero: a price, a rate, a bound. A credit is a discount',
    examples: ['0.0125'],
  });

export const positiveText = z
  .string()
  .regex(PATTERNS.positive)
  .meta({ id: 'Positive', description: 'A decimal above zero', examples: ['1000'] });

export const instantText = z
  .string()
  .max(40)
  .meta({
    id: 'Instant',
    description: 'An instant, RFC 3339 with a zone',
    examples: ['2027-01-01T00:00:00Z'],
  });

/** A name people choose: a meter, a quantity, a dimension, a package. */
export const keyText = z
  .string()
  .regex(PATTERNS.key)
  .meta({
    id: 'Key',
    description: 'A stable key: a small letter, then small letters, digits and hyphens; at most 63',
    examples: ['seats'],
  });

/** Free text for people: bounded, and without control characters or lone surrogates. */
export const plainText = z.string().max(500);

/** A value as text: of an attribute, of a dimension. */
export const valueText = z.string().max(500);

/** The name of a property in an event's `data`. */
export const propertyText = z
  .string()
  .regex(PATTERNS.property)
  .meta({
    id: 'Property',
    description: 'The name of a property of an event’s `data`',
    examples: ['minutes'],
  });

export const currencyText = z
  .string()
  .regex(PATTERNS.currency)
  .meta({ id: 'Currency', description: 'An ISO 4217 code', examples: ['USD', 'EUR', 'JPY'] });

export const booleanText = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .meta({ id: 'Boolean', description: 'true or false; nothing else is a boolean' });

/** A count or a level: text or a JSON integer. */
export const integerText = z
  .union([z.int().min(-999_999_999).max(999_999_999), z.string().regex(PATTERNS.integer)])
  .meta({ id: 'Integer', description: 'A whole number', examples: [10] });

export const countText = z
  .union([z.int().min(0).max(999_999_999), z.string().regex(PATTERNS.count)])
  .meta({ id: 'Count', description: 'A whole number of at least zero', examples: [2] });

export const versionText = z
  .union([z.int().min(1).max(999_999_999), z.string().regex(PATTERNS.version)])
  .meta({ id: 'Version', description: 'A whole number from 1 on; one file a version', examples: [1] });

export const roundingMode = z
  .enum(['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'ceiling', 'floor'])
  .meta({ id: 'RoundingMode', description: 'How a value between two representable ones is settled' });

/** A value that a condition, a cell or a grant names: text, or a JSON boolean. */
export const literal = z
  .union([z.string().min(1).max(500), z.boolean()])
  .meta({ id: 'Literal', description: 'A value, kept as the text that it is written with' });
