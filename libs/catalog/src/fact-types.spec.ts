import { describe, expect, it } from '@jest/globals';
import { factNames, factType, isKnownAfterRating, isKnownWithoutUsage } from './fact-types.js';
import type { Attribute, Meter } from './definitions.js';

const declared = {
  attributes: new Map<string, Attribute>([['country', { key: 'country', type: 'string' }]]),
  meters: new Map<string, Meter>([
    ['mtu', { key: 'mtu', event: 'e', aggregation: 'count', dimensions: [], filter: {} }],
  ]),
};
const charges = new Set(['seats']);

describe('the type of a fact', () => {
  it.each([
    ['workspace.country', 'string'],
    ['usage.mtu', 'decimal'],
    ['quantity.seats', 'decimal'],
    ['subscription.period', 'decimal'],
    ['subscription.months', 'decimal'],
    ['subscription.start', 'date'],
    ['period.start', 'date'],
    ['period.end', 'date'],
    ['period.days', 'decimal'],
    ['charge.seats.amount', 'decimal'],
    ['subtotal', 'decimal'],
  ])('%s is known: %s', (name, type) => {
    expect(factType(name, declared, charges)).toBe(type);
  });

  it.each([
    'workspace.planet',
    'workspace',
    'usage.sms',
    'usage.constructor',
    'quantity.Seats',
    'quantity.',
    'charge.mtu.amount',
    'charge.seats',
    'charge.seats.amount.more',
    'subscription.age',
    'total',
    '__proto__',
    'toString',
  ])('%s is unknown', (name) => {
    expect(factType(name, declared, charges)).toBeUndefined();
  });

  it('is known for every fact that is suggested', () => {
    for (const name of factNames(declared, charges)) expect(factType(name, declared, charges)).toBeDefined();
  });
});

describe('when a fact is known', () => {
  it.each([
    ['subtotal', true, false],
    ['charge.seats.amount', true, false],
    ['usage.mtu', false, false],
    ['workspace.country', false, true],
    ['quantity.seats', false, true],
    ['period.days', false, true],
  ])('%s: only after rating %s, without usage %s', (name, afterRating, withoutUsage) => {
    expect(isKnownAfterRating(name)).toBe(afterRating);
    expect(isKnownWithoutUsage(name)).toBe(withoutUsage);
  });
});
