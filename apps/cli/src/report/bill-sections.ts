import type { BillResults, ExperimentResults, PartFigures } from '#analysis';
import { amountText, boundsText, signedText } from './figures-text.js';
import type { Column, Section } from './results-sections.js';

const COLUMNS: readonly Column[] = [
  { title: 'arm' },
  { title: 'part' },
  { title: 'a unit', isNumber: true },
  { title: 'interval' },
  { title: 'of the control', isNumber: true },
  { title: 'interval of that' },
];

/** What the other price does to bills by itself, and what people do about it. */
export function billSections({ bills }: ExperimentResults): readonly Section[] {
  if (bills.length === 0) return [];
  return [
    {
      title: 'Price and behaviour',
      columns: COLUMNS,
      rows: bills.flatMap(rowsOf),
      notes: [
        'Both parts together are the whole difference, and their intervals do not add: each is of its own part.',
        ...bills.flatMap(notesOf),
      ],
    },
  ];
}

function rowsOf({ variant, split, fault, means }: BillResults): readonly (readonly string[])[] {
  const bill = (part: string, mean: string | null): readonly string[] => [
    variant,
    part,
    amountText(mean),
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
    signedText(own.effect),
    own.ci === undefined ? withoutInterval(own) : boundsText(own.ci),
    relative === undefined ? '–' : percentText(relative.effect),
    relative?.ci === undefined
      ? withoutInterval(relative)
      : `${boundsText([percent(relative.ci[0]), percent(relative.ci[1])])} %`,
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
const percent = (share: number | null): number | null => (share === null ? null : share * 100);
const percentText = (share: number): string => `${signedText(share * 100)} %`;

function notesOf({ variant, split, twoParts }: BillResults): readonly string[] {
  const notes: string[] = [];
  if (split !== undefined) {
    const { price, behaviour } = split.otherOrder;
    notes.push(
      `${variant} the other way round, behaviour first: price ${signedText(price.effect)}, behaviour ${signedText(behaviour.effect)}.`,
    );
    if (split.isPriceAmbiguous)
      notes.push(
        `Of ${variant} the two orders disagree about which way the price goes: read the whole difference alone.`,
      );
  }
  if (twoParts !== undefined)
    notes.push(
      `Of the difference of ${variant}, ${amountText(twoParts.conversion)} goes with how many pay and ${amountText(twoParts.revenuePerPayer)} with what a payer pays. That describes, and proves nothing: the price itself decides who pays.`,
    );
  return notes;
}
