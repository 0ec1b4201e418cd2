import type { BillResults, ExperimentResults, PartFigures } from '#analysis';
import { signedFixedText } from './figures-text.js';
import { billText, type Money, moneyOf } from './money-text.js';
import type { Column, Section } from './section.js';

const COLUMNS: readonly Column[] = [
  { title: 'arm' },
  { title: 'part' },
  { title: 'a unit', isNumber: true },
  { title: 'interval' },
  { title: 'of the control', isNumber: true },
  { title: 'interval of that' },
];

/** What the other price does to bills by itself, and what people do about it. */
export function billSections(results: ExperimentResults): readonly Section[] {
  const { bills } = results;
  if (bills.length === 0) return [];
  const money = moneyOf(bills);
  return [
    {
      title: 'Price and behaviour',
      columns: COLUMNS,
      rows: bills.flatMap((each) => rowsOf(each, money)),
      notes: [
        `${billText(results)}.`,
        'Both parts together are the whole difference, and their intervals do not add: each is of its own part.',
        ...bills.flatMap((each) => notesOf(each, money)),
      ],
    },
  ];
}

function rowsOf({ variant, split, fault, means }: BillResults, money: Money): readonly (readonly string[])[] {
  const bill = (part: string, mean: string | null): readonly string[] => [
    variant,
    part,
    money.text(mean === null ? null : Number(mean)),
    '',
    '',
    '',
  ];
  const before = bill('control’s bill', means.controlOld);
  const after = bill('arm’s bill', means.treatmentNew);
  if (split === undefined)
    return [before, [variant, 'not told apart', '–', fault?.message ?? '', '', ''], after];
  const part = (name: string, own: PartFigures, relative: PartFigures | undefined): readonly string[] => [
    variant,
    name,
    money.signed(own.effect),
    own.ci === undefined ? withoutInterval(own) : money.bounds(own.ci),
    relative === undefined ? '–' : percentText(relative.effect),
    relative?.ci === undefined
      ? withoutInterval(relative)
      : `${shareOfBill(relative.ci[0], '\u2212∞')} to ${shareOfBill(relative.ci[1], '+∞')} %`,
  ];
  return [
    before,
    part('price', split.price, split.relative?.price),
    part('behaviour', split.behaviour, split.relative?.behaviour),
    part('both', split.total, split.relative?.total),
    after,
  ];
}

/** A price that is dearer by one factor for everybody is the same share of every bill: nothing is left to chance. */
const withoutInterval = (part: PartFigures | undefined): string =>
  part?.standardError === 0 ? 'exact' : '–';

/** Shares of one bill have equal digits as well, since they add like the amounts. */
const shareOfBill = (share: number | null, unbounded: string): string =>
  share === null ? unbounded : signedFixedText(share * 100, 2);
const percentText = (share: number): string => `${signedFixedText(share * 100, 2)} %`;

function notesOf({ variant, split, twoParts }: BillResults, money: Money): readonly string[] {
  const notes: string[] = [];
  if (split !== undefined) {
    const { price, behaviour } = split.otherOrder;
    notes.push(
      `${variant} the other way round, behaviour first: price ${money.signed(price.effect)}, behaviour ${money.signed(behaviour.effect)}.`,
    );
    if (split.isPriceAmbiguous)
      notes.push(
        `Of ${variant} the two orders disagree about which way the price goes: read the whole difference alone.`,
      );
  }
  if (twoParts !== undefined)
    notes.push(
      `Of the difference of ${variant}, ${money.signed(Number(twoParts.conversion))} goes with how many pay and ${money.signed(Number(twoParts.revenuePerPayer))} with what a payer pays. That describes, and proves nothing: the price itself decides who pays.`,
    );
  return notes;
}
