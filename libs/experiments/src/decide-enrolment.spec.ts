import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instant, type Instant } from '#calendar';
import { decimal } from '#money';
import { assign } from './assign.js';
import { BUCKETS } from './bucket.js';
import { bucketRanges } from './bucket-ranges.js';
import { type Candidate, decideEnrolment, type EnrolmentPlan } from './decide-enrolment.js';

const START = instant('2027-02-01T00:00:00Z');
const after = (days: number): Instant => START.add({ hours: 24 * days });
const WEIGHTS = ['50', '30', '20'].map((weight) => decimal(weight));
const ARMS = ['control', 'dearer', 'dearest'];

/** Coverage that grows on the days given, as buckets that are handed out bit by bit. */
function grown(stages: readonly { readonly day: number; readonly coverage: string }[]): EnrolmentPlan {
  let before = bucketRanges(WEIGHTS, decimal('0'));
  const live = stages.flatMap(({ day, coverage }) => {
    const ranges = bucketRanges(WEIGHTS, decimal(coverage));
    const added = ranges.flatMap(({ liveTo }, index) => {
      const from = before[index]?.liveTo ?? 0;
      const variant = ARMS[index] ?? '';
      return from < liveTo ? [{ variant, from, to: liveTo, liveFrom: after(day) }] : [];
    });
    before = ranges;
    return added;
  });
  return {
    seed: 'seed-of-laws',
    holdouts: [],
    live,
    phases: [{ phase: 1, from: START, cause: 'started' }],
    closed: new Set(),
    isHeld: false,
    noticeMs: 0,
  };
}

const candidate = (unit: string, more: Partial<Candidate> = {}): Candidate => ({
  unit,
  inCohort: () => true,
  isOnControl: true,
  isLocked: false,
  decidedAt: after(10),
  now: after(10),
  ...more,
});

const units = fc.string({ minLength: 1, maxLength: 20 });

describe('an enrolment', () => {
  it('is nobody’s while it is held, also not of a unit that has its arm', () => {
    const plan = { ...grown([{ day: 0, coverage: '100' }]), isHeld: true };
    const arm = { variant: 'dearer', since: after(1) };
    expect(decideEnrolment(plan, candidate('w1')).reason).toBe('enrolment-held');
    expect(decideEnrolment(plan, candidate('w1', { arm })).reason).toBe('enrolment-held');
  });

  it('changes a price only after notice, in every arm alike; a first price needs none', () => {
    const plan = { ...grown([{ day: 0, coverage: '100' }]), noticeMs: 30 * 86_400_000 };
    fc.assert(
      fc.property(units, (unit) => {
        const reasonAt = (changesAt?: Instant) =>
          decideEnrolment(plan, candidate(unit, { changesAt })).reason;
        expect(reasonAt(after(30).subtract({ microseconds: 1 }))).toBe('awaits-notice');
        expect(reasonAt(after(30))).toBe('assigned');
        expect(reasonAt()).toBe('assigned');
      }),
    );
  });

  it('gives the arm that the command line gives at the same coverage', () => {
    const plan = grown([{ day: 0, coverage: '37.5' }]);
    const variants = ARMS.map((key, index) => ({ key, weight: WEIGHTS[index] ?? decimal('1') }));
    const offline = assign({ seed: plan.seed, variants, holdouts: [] }, decimal('37.5'));
    fc.assert(
      fc.property(units, (unit) => {
        const { variant, bucket, reason } = offline({ id: unit, inCohort: () => true });
        const decided = decideEnrolment(plan, candidate(unit));
        expect({ bucket: decided.bucket, reason: decided.reason }).toEqual({ bucket, reason });
        expect('variant' in decided ? decided.variant : null).toBe(variant);
      }),
    );
  });

  it('gives everybody the same arm at every greater coverage, and nobody before it is live', () => {
    const coverages = fc
      .uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 })
      .map((tenths) => tenths.sort((a, b) => a - b).map((tenth) => (tenth / 10).toFixed(1)));
    fc.assert(
      fc.property(units, coverages, (unit, stages) => {
        const plan = grown(stages.map((coverage, day) => ({ day, coverage })));
        const answers = stages.map((_, day) =>
          decideEnrolment(plan, candidate(unit, { decidedAt: after(day), now: after(day) })),
        );
        const first = answers.findIndex(({ reason }) => reason === 'assigned');
        const arms = new Set(answers.slice(Math.max(first, 0)).map((each) => JSON.stringify(each)));
        if (first >= 0) expect(arms.size).toBe(1);
        for (const early of answers.slice(0, Math.max(first, 0))) expect(early.reason).toBe('not-covered');
        const before = decideEnrolment(plan, candidate(unit, { decidedAt: after(-1), now: after(-1) }));
        expect(before.reason).toBe('not-covered');
      }),
    );
  });

  it('waits for a renewal that is decided after the bucket is live', () => {
    const plan = grown([{ day: 5, coverage: '100' }]);
    const decided = (day: number) =>
      decideEnrolment(plan, candidate('acme', { decidedAt: after(day) })).reason;
    expect([decided(4), decided(5)]).toEqual(['awaits-renewal', 'assigned']);
  });

  it('says the first reason that holds, in their order', () => {
    const plan = { ...grown([{ day: 0, coverage: '100' }]), closed: new Set(ARMS) };
    const nobody = { ...plan, live: [] };
    const all: Partial<Candidate> = { isOnControl: false, isLocked: true, lacks: 'not-new' };
    const reason = (of: EnrolmentPlan, more: Partial<Candidate>) =>
      decideEnrolment(of, candidate('acme', more)).reason;
    const holdouts = [{ key: 'all', share: decimal('100') }];
    const layer = { key: 'team', from: 0, to: 0 };
    expect([
      reason({ ...nobody, holdouts, layer }, { ...all, inCohort: () => false }),
      reason({ ...nobody, layer }, { ...all, inCohort: () => false }),
      reason(nobody, { ...all, inCohort: () => false }),
      reason(nobody, all),
      reason(nobody, { isLocked: true, lacks: 'not-new' }),
      reason(nobody, { lacks: 'not-new' }),
      reason(nobody, {}),
      reason(plan, {}),
    ]).toEqual([
      'held-out',
      'not-in-layer',
      'not-in-cohort',
      'not-on-control',
      'locked',
      'not-new',
      'not-covered',
      'arm-closed',
    ]);
  });

  it('names what the cohort asks for and nobody gave', () => {
    const missing = { kind: 'missing', attribute: 'country', message: 'not given' } as const;
    const decided = decideEnrolment(
      grown([{ day: 0, coverage: '100' }]),
      candidate('acme', { inCohort: () => missing }),
    );
    expect(decided).toMatchObject({ reason: 'not-in-cohort', attribute: 'country' });
  });

  it('takes the arm of its unit, covered or not, unless nobody new gets that', () => {
    const plan = grown([{ day: 0, coverage: '0.1' }]);
    fc.assert(
      fc.property(units, fc.constantFrom(...ARMS), (unit, arm) => {
        const has = { arm: { variant: arm, since: after(3) } };
        expect(decideEnrolment(plan, candidate(unit, has))).toMatchObject({
          reason: 'assigned',
          variant: arm,
        });
        const closed = { ...plan, closed: new Set([arm]) };
        expect(decideEnrolment(closed, candidate(unit, has)).reason).toBe('arm-closed');
        // A period that began before has its price already.
        const early = candidate(unit, { ...has, decidedAt: after(2) });
        expect(decideEnrolment(plan, early).reason).toBe('awaits-renewal');
      }),
    );
  });

  it('is of the phase of its decision, and of a later one once an arm was closed', () => {
    const plan: EnrolmentPlan = {
      ...grown([{ day: 0, coverage: '100' }]),
      phases: [
        { phase: 1, from: START, cause: 'started' },
        { phase: 2, from: after(7), cause: 'arm-closed' },
      ],
    };
    const phaseOf = (decidedAt: number, now: number): unknown =>
      decideEnrolment(plan, candidate('acme', { decidedAt: after(decidedAt), now: after(now) }));
    expect(phaseOf(3, 3)).toMatchObject({ phase: 1 });
    expect(phaseOf(3, 8)).toMatchObject({ phase: 2 });
    expect(phaseOf(8, 8)).toMatchObject({ phase: 2 });
  });

  it('shares units by live buckets: every arm’s share of ten thousand buckets is its own', () => {
    const plan = grown([{ day: 0, coverage: '100' }]);
    const counts = plan.live.map(({ from, to }) => to - from);
    expect(counts).toEqual([5000, 3000, 2000]);
    expect(counts.reduce((all, each) => all + each, 0)).toBe(BUCKETS);
  });
});
