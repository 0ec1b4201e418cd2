import { describe, expect, it } from '@jest/globals';
import { compareInstants, instant, instantText } from '#calendar';
import fc from 'fast-check';
import { type Change, type ChangePlan, type ChangeTerms, planChange } from './plan-change.js';
import type { Life, LiveSpan } from './timeline.js';

const START = instant('2027-01-01T00:00:00Z');
const day = (n: number) => START.add({ hours: 24 * n });

const begun = (): Life => ({
  startedAt: START,
  spans: [{ id: 'a', from: START, packageVersion: 1, quantities: { seats: '12' }, state: 'active' }],
});

let ids = 0;
/** What the database does with a plan. */
function apply(life: Life, plan: ChangePlan): Life {
  const kept = life.spans
    .filter((span) => !plan.supersede.includes(span))
    .map((span): LiveSpan => (span.id === plan.close?.id ? { ...span, to: plan.close.to } : span));
  const added = plan.append.map((span): LiveSpan => ({ ...span, id: `n${(ids += 1)}` }));
  const spans = [...kept, ...added].sort((a, b) => compareInstants(a.from, b.from));
  return { startedAt: life.startedAt, ...(plan.endedAt && { endedAt: plan.endedAt }), spans };
}

const terms = (at: number, over: Partial<ChangeTerms> = {}): ChangeTerms => ({
  at: day(at),
  now: day(10),
  replaceScheduled: false,
  ...over,
});

function made(life: Life, change: Change, given: ChangeTerms): Life {
  const planned = planChange(life, change, given);
  if (!planned.ok) throw new Error(planned.refusal.kind);
  return apply(life, planned.plan);
}

const refusalOf = (life: Life, change: Change, given: ChangeTerms) => {
  const planned = planChange(life, change, given);
  return planned.ok ? 'accepted' : planned.refusal.kind;
};

const shown = ({ spans }: Life): readonly string[] =>
  spans.map(
    ({ from, to, packageVersion, quantities, state }) =>
      `${instantText(from).slice(5, 10)}..${to === undefined ? '' : instantText(to).slice(5, 10)} v${packageVersion} ${quantities['seats'] ?? ''} ${state}`,
  );

describe('a change', () => {
  it('closes one span and opens one', () => {
    const life = made(begun(), { verb: 'change', quantities: { seats: '15' } }, terms(14));
    expect(shown(life)).toEqual(['01-01..01-15 v1 12 active', '01-15.. v1 15 active']);
  });

  it('goes from version 1 to 3 and back to exactly 1', () => {
    const there = made(begun(), { verb: 'change', packageVersion: 3 }, terms(10));
    const back = made(there, { verb: 'change', packageVersion: 1 }, terms(12, { now: day(12) }));
    expect(shown(back)).toEqual([
      '01-01..01-11 v1 12 active',
      '01-11..01-13 v3 12 active',
      '01-13.. v1 12 active',
    ]);
  });

  it('twice on one day leaves one span for that day', () => {
    const once = made(begun(), { verb: 'change', quantities: { seats: '15' } }, terms(10));
    const twice = made(once, { verb: 'change', packageVersion: 2 }, terms(10));
    expect(shown(twice)).toEqual(['01-01..01-11 v1 12 active', '01-11.. v2 15 active']);
  });

  it('never drops a scheduled one in silence', () => {
    const life = made(begun(), { verb: 'change', packageVersion: 2 }, terms(31));
    const change: Change = { verb: 'change', quantities: { seats: '15' } };
    expect(planChange(life, change, terms(20))).toMatchObject({
      refusal: { kind: 'scheduled', span: { packageVersion: 2 } },
    });
    expect(refusalOf(life, change, terms(31))).toBe('scheduled');
    expect(shown(made(life, change, terms(20, { replaceScheduled: true })))).toEqual([
      '01-01..01-21 v1 12 active',
      '01-21.. v1 15 active',
    ]);
    expect(shown(made(life, change, terms(31, { replaceScheduled: true })))).toEqual([
      '01-01..02-01 v1 12 active',
      '02-01.. v1 15 active',
    ]);
    expect(shown(made(life, change, terms(40)))).toEqual([
      '01-01..02-01 v1 12 active',
      '02-01..02-10 v2 12 active',
      '02-10.. v2 15 active',
    ]);
  });

  it('may amend a subscription that has not started yet', () => {
    const early = { now: instant('2026-12-24T00:00:00Z') };
    const life = made(begun(), { verb: 'change', packageVersion: 2 }, terms(0, early));
    expect(shown(life)).toEqual(['01-01.. v2 12 active']);
    expect(refusalOf(life, { verb: 'change', packageVersion: 3 }, terms(-1, early))).toBe('before-start');
  });
});

describe('an end', () => {
  it('keeps what comes before it, and every change before it', () => {
    const ending = made(begun(), { verb: 'end' }, terms(31));
    expect(instantText(ending.endedAt ?? START)).toBe('2027-02-01T00:00:00Z');
    const changed = made(ending, { verb: 'change', packageVersion: 2 }, terms(20));
    expect(shown(changed)).toEqual(['01-01..01-21 v1 12 active', '01-21..02-01 v2 12 active']);
    expect(refusalOf(changed, { verb: 'change', packageVersion: 3 }, terms(31))).toBe('ended');
  });

  it('that is scheduled moves only when it is said so', () => {
    const ending = made(begun(), { verb: 'end' }, terms(31));
    expect(refusalOf(ending, { verb: 'end' }, terms(59))).toBe('end-scheduled');
    expect(refusalOf(ending, { verb: 'end' }, terms(31, { replaceScheduled: true }))).toBe('unchanged');
    for (const [at, to] of [
      [59, '03-01'],
      [14, '01-15'],
    ] as const)
      expect(shown(made(ending, { verb: 'end' }, terms(at, { replaceScheduled: true })))).toEqual([
        `01-01..${to} v1 12 active`,
      ]);
    expect(refusalOf(ending, { verb: 'end' }, terms(59, { now: day(31), replaceScheduled: true }))).toBe(
      'ended',
    );
  });

  it('at the very start calls the subscription off', () => {
    const off = made(begun(), { verb: 'end' }, terms(0));
    expect([off.spans, off.endedAt]).toEqual([[], START]);
    for (const verb of ['change', 'pause', 'resume', 'end'] as const)
      expect(refusalOf(off, { verb }, terms(0))).toBe('ended');
  });
});

describe('a pause', () => {
  it('lasts until it is resumed, and is neither begun nor ended twice', () => {
    const paused = made(begun(), { verb: 'pause' }, terms(10));
    expect(refusalOf(paused, { verb: 'pause' }, terms(12))).toBe('paused');
    const resumed = made(paused, { verb: 'resume' }, terms(15));
    expect(shown(resumed)).toEqual([
      '01-01..01-11 v1 12 active',
      '01-11..01-16 v1 12 paused',
      '01-16.. v1 12 active',
    ]);
    expect(refusalOf(resumed, { verb: 'resume' }, terms(20))).toBe('not-paused');
  });
});

const DAYS = 40;
const change = fc.oneof(
  fc.record(
    {
      verb: fc.constant('change' as const),
      packageVersion: fc.integer({ min: 1, max: 3 }),
      quantities: fc.record({ seats: fc.constantFrom('1', '2', '3') }),
    },
    { requiredKeys: ['verb'] },
  ),
  fc.constantFrom<Change>({ verb: 'pause' }, { verb: 'resume' }, { verb: 'end' }),
);
const request = fc.record({
  change,
  at: fc.integer({ min: -2, max: DAYS }),
  /** Time goes on between requests. */
  passed: fc.nat({ max: 4 }),
  replaceScheduled: fc.boolean(),
});

type Day =
  { readonly version: number; readonly seats: string | undefined; readonly state: string } | undefined;

const daysOf = ({ spans }: Life): readonly Day[] =>
  Array.from({ length: DAYS + 2 }, (_, n) => {
    const holding = spans.filter(
      ({ from, to }) =>
        compareInstants(from, day(n)) <= 0 && (to === undefined || compareInstants(day(n), to) < 0),
    );
    if (holding.length > 1) throw new Error(`day ${n} is held twice`);
    const [span] = holding;
    return span && { version: span.packageVersion, seats: span.quantities['seats'], state: span.state };
  });

/** The same, told day by day: nothing but what is asked, from the day it is asked for. */
function told(days: readonly Day[], asked: Change, at: number, takesBack: boolean): readonly Day[] {
  const before = takesBack && at > 0 ? days[at - 1] : days[at];
  return days.map((known, n): Day => {
    if (n < at) return known;
    if (asked.verb === 'end') return undefined;
    if (known === undefined || before === undefined) return undefined;
    if (asked.verb !== 'change') return { ...before, state: asked.verb === 'pause' ? 'paused' : 'active' };
    return {
      version: asked.packageVersion ?? before.version,
      seats: (asked.quantities ?? { seats: before.seats })['seats'],
      state: before.state,
    };
  });
}

describe('any order of requests', () => {
  it('leaves spans that tile the life, and the days that replaying the accepted ones gives', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), (requests) => {
        let life = begun();
        let days = daysOf(life);
        let today = 0;
        for (const { change: asked, at, passed, replaceScheduled } of requests) {
          today += passed;
          const planned = planChange(life, asked, { at: day(at), now: day(today), replaceScheduled });
          if (!planned.ok) continue;
          const { plan } = planned;
          const live = life.spans;
          // Only what is live is touched, only what is open is closed, and nothing gives way unasked.
          expect(plan.supersede.every((span) => live.includes(span))).toBe(true);
          expect(plan.replaced.every((span) => plan.supersede.includes(span))).toBe(true);
          if (plan.close) expect(live.find(({ id }) => id === plan.close?.id)?.to).toBeUndefined();
          if (!replaceScheduled) expect([plan.replaced, plan.replacedEnd]).toEqual([[], undefined]);
          const takesBack = plan.replaced.some(({ from }) => from.equals(day(at)));
          const oldEnd = plan.replacedEnd;
          if (oldEnd !== undefined && compareInstants(oldEnd, day(at)) < 0) {
            // A later end: the last day goes on.
            const last = oldEnd.since(START).total('hours') / 24 - 1;
            days = days.map((known, n) => (n > last ? (n < at ? days[last] : undefined) : known));
          } else days = told(days, asked, at, takesBack);
          life = apply(life, plan);
          tiles(life);
          expect(daysOf(life)).toEqual(days);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function tiles({ startedAt, endedAt, spans }: Life): void {
  const edges = spans.flatMap(({ from, to }) => [from, to]);
  const expected = [startedAt, ...spans.slice(1).flatMap(({ from }) => [from, from]), endedAt];
  if (spans.length === 0) expect(endedAt).toEqual(startedAt);
  else
    expect(edges.map((edge) => edge && instantText(edge))).toEqual(expected.map((e) => e && instantText(e)));
  for (const { from, to } of spans) if (to) expect(compareInstants(from, to)).toBeLessThan(0);
}
