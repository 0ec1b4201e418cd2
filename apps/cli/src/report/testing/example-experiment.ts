import {
  type BillSumsText,
  type BundleDocument,
  type ComparisonPlanDocument,
  compareExperiment,
  type MomentsText,
  type SnapshotDocument,
  type SumsText,
  uniform,
} from '#analysis';

/** A unit of an experiment that was made up: cents, by billing period. */
interface Unit {
  readonly arm: number;
  readonly bills: readonly number[];
  /** What the bills would be at the other price, whichever its own is. */
  readonly others: readonly number[];
  readonly hasChurned: boolean;
  readonly country: 'US' | 'CA';
}

const PRICES = [1000, 1180, 1320] as const;
const CHURN = [0.05, 0.055, 0.1] as const;
const SEATS = [1, 0.97, 0.86] as const;
const PERIODS = 3;

function draw(seed: number, count: number): readonly Unit[] {
  const next = uniform(seed);
  return Array.from({ length: count }, (): Unit => {
    const arm = Math.floor(next() * PRICES.length);
    const seats = Math.max(1, Math.round((1 + 8 * next() ** 2) * (SEATS[arm] ?? 1)));
    const left = next() < (CHURN[arm] ?? 0) ? 1 + Math.floor(next() * (PERIODS - 1)) : PERIODS;
    const billed = (price = 0): readonly number[] =>
      Array.from({ length: PERIODS }, (_, period) => (period < left ? seats * price : 0));
    return {
      arm,
      bills: billed(PRICES[arm]),
      others: billed(PRICES[arm === 0 ? 1 : 0]),
      hasChurned: left < PERIODS,
      country: next() < 0.6 ? 'US' : 'CA',
    };
  });
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const amount = (cents: number): string => String(cents / 100);
const squared = (tenThousandths: number): string => String(tenThousandths / 10_000);
const spread = (values: readonly number[]): SumsText => ({
  sum: amount(total(values)),
  sumSquares: squared(total(values.map((value) => value ** 2))),
});

const mean = (values: readonly number[]): MomentsText => ({
  kind: 'mean',
  units: values.length,
  ...spread(values),
});
const share = (values: readonly boolean[]): MomentsText => ({
  kind: 'proportion',
  units: values.length,
  sum: String(values.filter(Boolean).length),
});

function bills(units: readonly Unit[], atPrice?: number): BillSumsText {
  const own = units.map((unit) => total(unit.bills));
  const other = units.map((unit, index) =>
    atPrice === undefined ? total(unit.others) : ((own[index] ?? 0) / PRICES[0]) * atPrice,
  );
  return {
    units: units.length,
    own: spread(own),
    other: spread(other),
    sumProducts: squared(total(own.map((value, index) => value * (other[index] ?? 0)))),
  };
}

/** What is known of the first units that came. */
function snapshotOf(all: readonly Unit[], asOf: string, names: readonly string[]): SnapshotDocument {
  const arms = names.map((_, arm) => all.filter((unit) => unit.arm === arm));
  const upTo = (periods: number): readonly MomentsText[] =>
    arms.map((units) => mean(units.map((unit) => total(unit.bills.slice(0, periods)))));
  const metric = (
    key: string,
    direction: 'higher' | 'lower',
    of: readonly MomentsText[],
    periods = PERIODS,
  ) => ({
    key,
    direction,
    periods,
    arms: of,
  });
  return {
    schema: 'ratebook/snapshot-v1',
    experiment: 'team-dearer',
    asOf,
    currency: 'USD',
    periods: PERIODS,
    arms: names.map((key, arm) => {
      const units = arms[arm] ?? [];
      const billed = amount(total(units.map((unit) => total(unit.bills))));
      return {
        key,
        isClosed: false,
        enrolled: units.length + 40,
        mature: units.length,
        waiting: 0,
        unpriceable: 0,
        transition: 0,
        overridden: arm,
        withoutHistory: 0,
        lateOutcomes: 0,
        plannedAt: null,
        quotes: units.length * PERIODS,
        failures: 0,
        realised: { atOwnPrice: billed, billed, credits: '0', conceded: arm, payers: units.length },
      };
    }),
    cells: [{ phase: 1, units: arms.map((units) => units.length + 40), buckets: [3333, 3333, 3334] }],
    contaminated: 0,
    twoArms: 0,
    metrics: [
      metric('revenue-per-workspace', 'higher', upTo(PERIODS)),
      metric(
        'churn',
        'lower',
        arms.map((units) => share(units.map((unit) => unit.hasChurned))),
      ),
      metric(
        'retention',
        'higher',
        arms.map((units) => share(units.map((unit) => !unit.hasChurned))),
      ),
    ],
    overTime: Array.from({ length: PERIODS }, (_, period) =>
      metric('revenue-per-workspace', 'higher', upTo(period + 1), period + 1),
    ),
    segments: (['CA', 'US'] as const).map((value) => ({
      attribute: 'country',
      value,
      arms: arms.map((units) =>
        mean(units.filter(({ country }) => country === value).map((unit) => total(unit.bills))),
      ),
    })),
    listed: [],
    bills: names.slice(1).map((variant, index) => ({
      variant,
      control: bills(arms[0] ?? [], PRICES[index + 1]),
      treatment: bills(arms[index + 1] ?? []),
    })),
  };
}

export const EXAMPLE_PLAN: ComparisonPlanDocument = {
  primary: 'revenue-per-workspace',
  secondary: ['retention'],
  guardrails: [{ metric: 'churn', notWorseBy: 4 }],
  engine: 'sequential',
  alpha: 0.05,
  cuped: false,
  tuning: 2000,
  plannedPerVariant: 1000,
  minPerVariant: 100,
  worthwhile: 2,
  isOver: true,
};

/** An experiment of three arms: a price that is worth it, and one that drives people away. Five looks before the last. */
export function exampleExperiment(
  names: readonly [string, string, string] = ['control', 'dearer', 'dearest'],
): {
  readonly plan: ComparisonPlanDocument;
  readonly snapshot: SnapshotDocument;
  readonly looks: readonly SnapshotDocument[];
} {
  const units = draw(7, 6000);
  const looks = Array.from({ length: 6 }, (_, look) =>
    snapshotOf(units.slice(0, (look + 1) * 1000), `2027-0${look + 3}-01T00:00:00Z`, names),
  );
  const snapshot = looks.at(-1);
  if (snapshot === undefined) throw new Error('there are looks');
  return { plan: EXAMPLE_PLAN, snapshot, looks: looks.slice(0, -1) };
}

/** The same as a bundle, which nobody has signed yet. */
export function exampleBundle(): BundleDocument {
  const { plan, snapshot, looks } = exampleExperiment();
  const at = '2027-02-01T00:00:00Z';
  return {
    schema: 'ratebook/bundle-v1',
    experiment: {
      key: 'team-dearer',
      contentHash: 'a'.repeat(64),
      file: 'schema: ratebook/experiment-v1\nexperiment: team-dearer\n',
      holdouts: null,
      metrics: null,
      startedAt: at,
      startedBy: 'ada',
      stoppedAt: '2027-07-01T00:00:00Z',
      stoppedBy: 'ada',
      stopReason: 'the plan is complete',
      endedAt: null,
    },
    variants: snapshot.arms.map(({ key }, arm) => ({
      key,
      package: 'team',
      version: arm + 1,
      contentHash: String(arm).repeat(64),
      weight: '1',
      closedAt: null,
    })),
    allocation: [
      {
        phase: 1,
        from: at,
        cause: 'entered',
        grants: snapshot.arms.map(({ key }, arm) => ({
          variant: key,
          from: arm * 3333,
          to: (arm + 1) * 3333,
        })),
      },
    ],
    history: [{ at, kind: 'entered', stage: 0, by: 'ratebook', reason: null, evidence: null }],
    decision: {
      variant: 'dearer',
      reason: 'it is worth it',
      from: '2027-08-01T00:00:00Z',
      by: 'ada',
      at: '2027-07-02T00:00:00Z',
    },
    plan,
    snapshot,
    looks,
    results: compareExperiment(plan, snapshot),
    engineVersion: '0.1.0',
  };
}
