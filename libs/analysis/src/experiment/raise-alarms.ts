import { fisherTest } from '../fisher.js';
import { ofText, percentText } from './in-words.js';
import { openArms } from './open-arms.js';
import type { ArmResults, ExperimentResults, Reason } from './results.js';
import type { ArmSnapshot, SnapshotDocument } from './snapshot.js';

/** More quotes that fail, or units that cannot be priced, than this, and an arm is no longer what it was drawn as. */
const MOST_ERRORS = 0.005;
/** As the gate of a rollout: of fewer quotes one that fails says nothing of an arm. */
const LEAST_ASKED = 100;

/** Arms whose units were treated otherwise than by chance, by an exact test of each arm. */
const IMBALANCED = 0.01;

/** After these no figure means what it says. The others are to be known when one reads them. */
export const BREAKING: ReadonlySet<string> = new Set([
  'sample-ratio',
  'units-in-two-arms',
  'quote-errors',
  'unpriceable',
  'inconsistent-moments',
]);

type Alarm = (
  snapshot: SnapshotDocument,
  results: Omit<ExperimentResults, 'alarms' | 'verdict'>,
) => readonly Reason[];

/** Everything about the data that a reader has to know, in the order in which it is said. */
const ALARMS: readonly Alarm[] = [
  (_, { sampleRatio, arms }) => {
    const { isAlarm, observed, expected } = sampleRatio;
    const counts = arms.map(
      ({ key }, arm) => `\`${key}\` ${observed[arm] ?? 0} of ${(expected[arm] ?? 0).toFixed(1)} expected`,
    );
    return isAlarm
      ? [said('sample-ratio', `arms have other units than their buckets say: ${counts.join(', ')}`)]
      : [];
  },
  ({ twoArms }) =>
    twoArms > 0
      ? [said('units-in-two-arms', `${twoArms} units were quoted the price of another arm than their own`)]
      : [],
  ({ arms }) => arms.flatMap(quoteErrors),
  ({ arms }) => arms.flatMap(unpriceable),
  (_, results) => inconsistent(results),
  (_, { arms }) => overriddenUnlike(openArms(arms)),
  (_, { arms }) =>
    imbalanced(arms, 'concededPValue').map(({ key, conceded }) =>
      said(
        'conceded-imbalance',
        `${percentText(conceded ?? 0)} of the units of \`${key}\` paid less than its price, too unlike the control’s for chance`,
      ),
    ),
  ({ contaminated, contaminatedAccounts = [] }) =>
    contaminated > 0
      ? [
          said(
            'contaminated',
            `${contaminated} accounts hold workspaces of two arms, and are compared all the same${namesOf(contaminatedAccounts, contaminated)}`,
          ),
        ]
      : [],
  ({ arms }) =>
    counted(openArms(arms), 'waiting', (waiting) =>
      said('figures-wait', `${waiting} units have periods that are not billed or not rated yet`),
    ),
  ({ arms }) =>
    counted(
      arms.filter((arm) => !openArms(arms).includes(arm)),
      'waiting',
      (waiting) =>
        said(
          'closed-figures-wait',
          `${waiting} units of closed arms have periods that are not billed or not rated yet`,
        ),
    ),
  ({ arms }) =>
    counted(arms, 'lateOutcomes', (late) =>
      said('late-outcomes', `${late} outcomes came later than late usage may, and count`),
    ),
];

export const raiseAlarms: Alarm = (snapshot, results) => ALARMS.flatMap((alarm) => alarm(snapshot, results));

/** The first few: all of them stand in the snapshot. */
const MOST_NAMES = 5;

function namesOf(names: readonly string[], all: number): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  return `: ${shown.join(', ')}${all > shown.length ? ', …' : ''}`;
}

const said = (code: string, text: string): Reason => ({ code, text });

function quoteErrors({ key, quotes, failures }: ArmSnapshot): readonly Reason[] {
  const asked = quotes + failures;
  return asked >= LEAST_ASKED && failures > MOST_ERRORS * asked
    ? [said('quote-errors', `${ofText(failures, asked)} quotes of \`${key}\` could not be priced`)]
    : [];
}

function unpriceable({ key, mature, unpriceable: left }: ArmSnapshot): readonly Reason[] {
  const watched = mature + left;
  return left > MOST_ERRORS * watched
    ? [
        said(
          'unpriceable',
          `${ofText(left, watched)} units of \`${key}\` have usage that some version cannot price`,
        ),
      ]
    : [];
}

/** Sums that no values have: whoever made the snapshot made a mistake, and the other figures may hold it, too. */
function inconsistent({
  primary,
  secondary,
  guardrails,
  bills,
}: Pick<ExperimentResults, 'primary' | 'secondary' | 'guardrails' | 'bills'>): readonly Reason[] {
  const names = [
    ...[primary, ...secondary]
      .filter(({ variants }) => variants.some(({ fault }) => fault?.code === 'analysis.inconsistent-moments'))
      .map(({ key }) => key),
    ...guardrails
      .filter(({ variants }) => variants.some(({ reason }) => reason === 'inconsistent-moments'))
      .map(({ metric }) => metric),
    ...(bills.some(({ fault }) => fault?.code === 'analysis.inconsistent-moments') ? ['bills'] : []),
  ];
  return [...new Set(names)].map((name) =>
    said('inconsistent-moments', `the sums of ${name} are such as no values have`),
  );
}

/** Of any two arms: two variants that were treated unlike may both be near the control. */
const overriddenUnlike = (arms: readonly ArmResults[]): readonly Reason[] =>
  arms.flatMap((one, place) =>
    arms
      .slice(place + 1)
      .filter((other) => fisherTest(byHandOf(one), byHandOf(other)) < IMBALANCED)
      .map((other) =>
        said(
          'overridden-imbalance',
          `${[one, other].map(({ key, overridden, enrolled }) => `${ofText(overridden, enrolled)} units of \`${key}\``).join(' and ')} have a price given by hand, too unlike for chance`,
        ),
      ),
  );

const byHandOf = ({ enrolled, overridden }: ArmResults) => ({ units: enrolled, had: overridden });

/** Whoever was left in an arm that was dropped is often given another price: that is no doubt about the others. */
const imbalanced = (arms: readonly ArmResults[], of: 'concededPValue'): readonly ArmResults[] =>
  openArms(arms).filter((arm) => (arm[of] ?? 1) < IMBALANCED);

function counted(
  arms: readonly ArmSnapshot[],
  of: 'waiting' | 'lateOutcomes',
  inWords: (all: number) => Reason,
): readonly Reason[] {
  const all = arms.reduce((before, arm) => before + arm[of], 0);
  return all > 0 ? [inWords(all)] : [];
}
