import { describe, expect, it } from '@jest/globals';
import { readRulebook } from '../read-rulebook.js';
import { isSurelyDearer, type Priced } from './surely-dearer.js';

/** A version of these charges, and of what else its file says. */
function version(charges: string, more = ''): Priced {
  const text = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges: [${charges}]
${more}`;
  const meters = 'schema: ratebook/meters-v1\nmeters: [{ key: calls, event: call, aggregation: count }]\n';
  const file = (path: string, words: string) => ({ path, bytes: new TextEncoder().encode(words) });
  const { packages, diagnostics } = readRulebook([
    file('meters.yaml', meters),
    file('packages/team/1.yaml', text),
  ]);
  const found = packages.get('team')?.[0]?.version;
  if (found === undefined) throw new Error(JSON.stringify(diagnostics));
  return found;
}

const unit = (amount: string, included = '10'): string =>
  `{ key: calls, meter: calls, model: unit, included: ${included}, unitAmount: ${amount} }`;
const tiers = (first: string, bound = '5'): string =>
  `{ key: calls, meter: calls, model: graduated, tiers: [{ upTo: ${bound}, unitAmount: ${first} }, { unitAmount: 1 }] }`;
const flat = '{ key: fee, model: flat, amount: 5 }';

describe('a version that is surely dearer', () => {
  it.each([
    ['a higher price', unit('1'), unit('2')],
    ['a smaller allowance', unit('1'), unit('1', '9')],
    ['a higher price of a tier', tiers('1'), tiers('2')],
    ['one charge more', unit('1'), `${unit('1')}, ${flat}`],
  ])('has %s, and the other way round it has not', (_, before, after) => {
    expect(isSurelyDearer(version(before), version(after))).toBe(true);
    expect(isSurelyDearer(version(after), version(before))).toBe(false);
  });

  it('also has a higher minimum', () => {
    const [none, some] = [version(flat), version(flat, 'minimum: 9\n')];
    expect([isSurelyDearer(none, some), isSurelyDearer(some, none)]).toEqual([true, false]);
  });

  it.each([
    ['alike', unit('1'), unit('1')],
    ['dearer in one way and cheaper in another', unit('1'), unit('2', '100')],
    ['of another model', unit('1'), tiers('2')],
    ['of other tiers', tiers('1'), tiers('2', '6')],
    ['with a charge less', `${unit('1')}, ${flat}`, unit('2')],
  ])('is none that is %s', (_, before, after) => {
    expect(isSurelyDearer(version(before), version(after))).toBe(false);
  });

  it('is none with rules, which may take it back', () => {
    const rules =
      'rules: [{ name: less, conditions: { all: [{ fact: usage.calls, operator: greaterThan, value: 5 }] }, event: { type: discount, params: { percent: 10 } } }]\n';
    expect(isSurelyDearer(version(unit('1')), version(unit('2'), rules))).toBe(false);
  });
});
