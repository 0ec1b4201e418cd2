import { describe, expect, it } from '@jest/globals';
import { rateCharge } from './rate-charge.js';
import { RATING_FAULT_CODES } from './rating-fault.js';
import { inputOf } from './testing/rate-written.js';

const unit = { model: 'unit', unitAmount: '1' } as const;
const card = { model: 'percentage', percent: '1' } as const;
const byCountry = { ...unit, by: ['country'] } as const;
const gb = { dimensions: { country: 'GB' }, quantity: '1' };
const faults = [
  inputOf(unit, {}),
  inputOf(byCountry, {}),
  inputOf(unit, { events: [] }),
  inputOf(unit, { cells: [] }),
  inputOf(byCountry, { quantity: '1' }),
  inputOf(card, { quantity: '1' }),
  inputOf({ ...card, roundEach: 'event' }, { amount: '1', count: '1' }),
  inputOf({ ...card, fixedAmount: '1', allowNegative: true }, { amount: '-1', count: '1' }),
  inputOf(card, { amount: '1', count: '0.5' }),
  inputOf(unit, { quantity: '-1' }),
  inputOf({ ...card, freeEvents: '1', allowNegative: true }, { events: ['-1'] }),
  inputOf(byCountry, { cells: [{ dimensions: { [`c${'o'.repeat(500)}`]: 'GB' }, quantity: '1' }] }),
  inputOf(byCountry, { cells: [gb, gb] }),
  inputOf({ model: 'unit', by: ['country', 'kind'] }, { cells: [gb] }),
  inputOf({ model: 'unit' }, { quantity: '1' }),
  inputOf({ ...unit, by: ['country'] }, { cells: [] }, { include: '1' }),
  inputOf({ ...card, by: ['country'], pool: true }, { cells: [] }),
  inputOf({ ...unit, unitAmount: '9'.repeat(26) }, { quantity: '2' }),
].map((input) => {
  const result = rateCharge(input);
  return result.ok ? undefined : result.fault;
});

describe('faults of rating', () => {
  it('are every code there is', () => {
    expect(new Set(faults.map((fault) => fault?.code))).toEqual(new Set(RATING_FAULT_CODES));
  });

  it('speak lower case, without a full stop, with help, and never at length', () => {
    for (const fault of faults) {
      for (const text of [fault?.message, fault?.help]) {
        expect(text).toMatch(/^[a-z`].*[^.]$/);
        expect(text?.length).toBeLessThan(160);
      }
    }
  });

  it('name the tuple that has no price', () => {
    expect(faults[13]).toEqual({
      code: 'rating.no-cell',
      message: 'no cell has a price for `country` `GB`, `kind` missing',
      help: 'add an entry to `cells`, or a price beside them for every other tuple',
    });
  });
});
