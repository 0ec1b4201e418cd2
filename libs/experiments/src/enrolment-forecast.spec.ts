import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enrolledBy, type EnrolmentForecast, enrolmentDays } from './enrolment-forecast.js';

const forecast = (change: Partial<EnrolmentForecast> = {}): EnrolmentForecast => ({
  enrol: 'renewal',
  stages: [
    { coverage: 10, days: 30 },
    { coverage: 100, days: 60 },
  ],
  existing: 1000,
  perDay: 10,
  periodDays: 30,
  ...change,
});

describe('enrolledBy', () => {
  it('enrols who exists within a billing period of their stage, and who comes at once', () => {
    // 10 % of half the 1,000, and of 15 × 10 new ones.
    expect(enrolledBy(forecast(), 15)).toBe(65);
    expect(enrolledBy(forecast(), 30)).toBe(130);
    // The other 90 % of the 1,300 that are there by then: half of them after 15 days; and of 150 new ones everybody.
    expect(enrolledBy(forecast(), 45)).toBe(145 + 135 + 585);
    expect(enrolledBy(forecast(), 60)).toBe(1600);
  });

  it('enrols nobody who exists under `new`, everybody at once under `now`', () => {
    expect(enrolledBy(forecast({ enrol: 'new' }), 30)).toBe(30);
    expect(enrolledBy(forecast({ enrol: 'now' }), 1)).toBe(101);
  });

  it('only grows, and says the first day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('new', 'renewal', 'now'),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 100_000 }),
        (enrol, existing, perDay, units) => {
          const given = forecast({ enrol, existing, perDay });
          const days = enrolmentDays(given, units);
          if (days === undefined) expect(enrolledBy(given, 3653)).toBeLessThan(units);
          else {
            expect(enrolledBy(given, days)).toBeGreaterThanOrEqual(units);
            expect(enrolledBy(given, days - 1)).toBeLessThan(units);
          }
        },
      ),
    );
  });
});
