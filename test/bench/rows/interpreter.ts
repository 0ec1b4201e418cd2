import { parseInstant } from '#calendar';
import { invariant } from '#money';
import { assembleQuote, readQuoteInputs } from '#quote';
import { paired } from '../paired.js';
import type { Row } from '../row.js';
import { plainComposition } from './interpreter/plain-composition.js';
import { interpreterPackage } from './interpreter/package.js';

const QUOTES = 2_000;
const PAIRS = 7;

export const interpreter: Row = {
  name: 'interpreter',
  about: `${QUOTES.toLocaleString('en')} quotes of a package with five charges and five rules, one thread, against a plain composition of json-rules-engine and decimal.js that gives the same total and no reasons.`,
  async run() {
    const { version, definitions } = interpreterPackage();
    const at = parseInstant('2027-01-15T00:00:00Z');
    invariant(at !== undefined, 'a bench has an instant');
    const rival = plainComposition();

    const ours = async (mtu: number): Promise<string> => {
      const document = {
        workspace: { country: 'GB', segment: 'startup' },
        quantities: { seats: '12' },
        usage: { mtu: String(mtu), calls: '1234567', storage: '250000000000' },
      };
      const inputs = readQuoteInputs(document, { version, definitions, at });
      invariant(inputs.ok, 'the inputs of the bench are right');
      const result = await assembleQuote(inputs.value);
      invariant(result.ok, 'the quote of the bench can be given');
      return result.quote.total;
    };

    const [left, right] = [await ours(30_000), await rival(30_000)];
    invariant(left === right, `both give one total: ${left} and ${right}`);

    const { a, b, ratio } = await paired(
      PAIRS,
      async () => {
        for (let quote = 0; quote < QUOTES; quote += 1) await ours(quote * 17);
      },
      async () => {
        for (let quote = 0; quote < QUOTES; quote += 1) await rival(quote * 17);
      },
    );
    return [
      { name: 'quotes per second', value: (QUOTES / a) * 1000, unit: 'quotes/s' },
      { name: 'microseconds a quote', value: (a / QUOTES) * 1000, unit: 'µs' },
      { name: 'rival, quotes per second', value: (QUOTES / b) * 1000, unit: 'quotes/s' },
      { name: 'times the time of the rival', value: ratio, unit: '×' },
    ];
  },
};
