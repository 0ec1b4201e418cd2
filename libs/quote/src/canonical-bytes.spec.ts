import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { CHARGE_MODELS } from '#catalog';
import { ROUNDING_MODES } from '#money';
import { canonicalBytes } from './canonical-bytes.js';
import type { Quote, QuoteLineDetail } from './quote.js';

const SEED = 20270113;

// Quotes, escapes, controls, pairs of surrogates, keys that JavaScript would order as numbers.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '"', '\\', '\u0000', '\u2028', '€', '🎉', '10', '9', '__proto__', '</script>'),
);
const whole = fc.integer({ min: 0, max: 1_000_000 });
const maybe = { requiredKeys: [] };
const texts = fc.dictionary(text, text, { maxKeys: 5 });
const always = fc.constant(true as const);
const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 3 });

const { detail } = fc.letrec<{ detail: QuoteLineDetail }>((tie) => ({
  detail: fc
    .tuple(
      fc.record({ kind: text, text, amount: text }),
      fc.record({ dimensions: texts, index: whole, quantity: text }, maybe),
      fc.option(few(tie('detail')), { nil: undefined, depthSize: 'small' }),
    )
    .map(([detail, more, parts]) => ({ ...detail, ...more, ...(parts && { parts }) })),
}));
const line = fc
  .tuple(
    fc.record({
      key: text,
      description: text,
      model: fc.constantFrom(...CHARGE_MODELS),
      timing: fc.constantFrom('advance' as const, 'arrears' as const),
      amount: text,
      unroundedAmount: text,
      details: few(detail),
    }),
    fc.record(
      {
        version: whole,
        segment: fc.record({ from: text, to: text }),
        quantity: text,
        unroundedFraction: text,
        waived: always,
        uncounted: always,
      },
      maybe,
    ),
  )
  .map(([line, more]) => ({ ...line, ...more }));
const adjustment = fc
  .tuple(
    fc.record({
      rule: fc.option(text),
      kind: fc.constantFrom('discount' as const, 'minimum' as const),
      description: text,
      amount: text,
      shares: few(fc.record({ charge: text, amount: text })),
    }),
    fc.record({ version: whole, percent: text, unused: text, crossed: always }, maybe),
  )
  .map(([adjustment, more]) => ({ ...adjustment, ...more }));
const entitlement = fc
  .tuple(
    fc.record({ feature: text, type: fc.constantFrom('boolean' as const, 'metered' as const), source: text }),
    fc.record(
      {
        value: fc.oneof(text, fc.boolean()),
        meter: text,
        limit: text,
        enforcement: fc.constantFrom('soft' as const, 'hard' as const),
        resets: fc.constantFrom('interval' as const, 'never' as const),
      },
      maybe,
    ),
  )
  .map(([entitlement, more]) => ({ ...entitlement, ...more }));
const segment = fc
  .tuple(
    fc.record({ from: text, to: text, version: whole, contentHash: text, quantities: texts }),
    fc.record({ paused: always }, maybe),
  )
  .map(([segment, more]) => ({ ...segment, ...more }));
const quotes: fc.Arbitrary<Quote> = fc
  .tuple(
    fc.record({
      package: fc.record({ key: text, version: whole, contentHash: text }),
      currency: text,
      period: fc.record({ from: text, to: text, timeZone: text }),
      rounding: fc.record({ mode: fc.constantFrom(...ROUNDING_MODES), scale: fc.nat(4) }),
      lines: few(line),
      adjustments: few(adjustment),
      subtotal: text,
      total: text,
      rules: few(text),
      entitlements: few(entitlement),
    }),
    fc.record({ segments: few(segment) }, maybe),
  )
  .map(([quote, more]) => ({ ...quote, ...more }));

describe('the canonical bytes of a quote', () => {
  it('are those that a library for RFC 8785 gives, whatever stands in the quote', () => {
    fc.assert(
      fc.property(quotes, (quote) => {
        expect(canonicalBytes(quote)).toBe(canonicalize(quote));
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('refuses half a character, which has no canonical form', () => {
    const [quote] = fc.sample(quotes, { seed: SEED, numRuns: 1 });
    if (quote === undefined) throw new Error('one sample');
    expect(() => canonicalBytes({ ...quote, currency: '\ud800' })).toThrow('surrogate');
  });
});
