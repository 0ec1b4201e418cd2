import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareInstants, type Instant, instant, instantAt } from '#calendar';
import { type GateType, GATE_TYPES, type Rollout } from '#catalog';
import { decimal } from '#money';
import {
  decideRollout,
  dueAt,
  enteredStage,
  type RolloutDecision,
  type RolloutPosition,
} from './decide-rollout.js';
import { actionOf, type GateReading, USUAL_ACTIONS, type Verdict, withPlannedSample } from './gate-policy.js';

const at = (text: string): Instant => instant(text);
const DAY = 1440;
const stage = (coverage: string, days: number, gates: readonly GateType[] = []) => ({
  coverage: decimal(coverage),
  holdMinutes: days * DAY,
  gates: gates.map((type) => ({ type, on: {}, dryRun: false })),
});
const plan = (more: Partial<Rollout> = {}): Rollout => ({
  startsAt: at('2027-02-01T00:00:00Z'),
  stages: [stage('2', 10), stage('20', 10), stage('50', 10), stage('100', 10)],
  ...more,
});
const position = (more: Partial<RolloutPosition> = {}): RolloutPosition => ({
  ...enteredStage(plan(), 0, more.enteredAt ?? at('2027-02-01T00:00:00Z')),
  ...more,
});
/** That a gate has held. */
const heldPosition = (): RolloutPosition => {
  const { stage: held, enteredAt, pausedMs, accepted } = position();
  return { stage: held, enteredAt, pausedMs, accepted };
};
const reading = (type: GateType, verdict: Verdict, more: Partial<GateReading> = {}): GateReading => ({
  type,
  verdict,
  isListed: true,
  reason: verdict,
  figures: {},
  on: {},
  dryRun: false,
  errorsInRow: verdict === 'error' ? 1 : 0,
  ...more,
});
const decided = (now: string, readings: readonly GateReading[] = [], where = position(), how = plan()) =>
  decideRollout(how, where, readings, at(now));

describe('a rollout', () => {
  it('leaves a stage once it was held long enough, and not a moment before', () => {
    expect(decided('2027-02-10T23:59:59Z')).toMatchObject({
      is: 'hold',
      reasons: ['time'],
      nextCheckAt: at('2027-02-11T00:00:00Z'),
    });
    expect(decided('2027-02-11T00:00:00Z')).toEqual({ is: 'advance', to: 1, reason: 'due' });
  });

  it('does not count the time in which it was paused', () => {
    const where = position({ pausedMs: 3 * 86_400_000 });
    expect(decided('2027-02-13T23:59:00Z', [], where)).toMatchObject({ is: 'hold', reasons: ['time'] });
    expect(decided('2027-02-14T00:00:00Z', [], where)).toMatchObject({ is: 'advance' });
  });

  it('folds stages that only the time holds into one step, and lands on the last one', () => {
    expect(decided('2027-02-25T00:00:00Z')).toEqual({ is: 'advance', to: 2, reason: 'due-folded' });
    expect(decided('2027-05-01T00:00:00Z')).toEqual({ is: 'advance', to: 3, reason: 'due-folded' });
    expect(decided('2027-05-01T00:00:00Z', [], position({ stage: 3 }))).toEqual({ is: 'complete' });
  });

  it('folds no stage that anything else holds', () => {
    const how = plan({ stages: [stage('2', 10), stage('20', 10, ['sample']), stage('100', 10)] });
    expect(decided('2027-05-01T00:00:00Z', [], position(), how)).toMatchObject({ is: 'advance', to: 1 });
  });

  it('pauses instead of catching up when it is later than its file allows', () => {
    const how = plan({ maxLatenessMinutes: 3 * DAY });
    expect(decided('2027-02-14T00:00:00Z', [], position(), how)).toMatchObject({ is: 'advance' });
    expect(decided('2027-02-14T00:01:00Z', [], position(), how)).toEqual({
      is: 'pause',
      reasons: ['lateness'],
    });
  });

  it('is late only from when nothing else held it', () => {
    const how = plan({ maxLatenessMinutes: 60 });
    const held = reading('sample', 'inconclusive');
    expect(decided('2027-02-20T00:00:00Z', [held], position(), how)).toMatchObject({
      is: 'hold',
      reasons: ['sample'],
    });
    const passed = reading('sample', 'pass');
    expect(decided('2027-02-20T00:10:00Z', [passed], heldPosition(), how)).toMatchObject({ is: 'advance' });
    const clear = position({ clearSince: at('2027-02-20T00:10:00Z') });
    expect(decided('2027-02-20T01:11:00Z', [passed], clear, how)).toEqual({
      is: 'pause',
      reasons: ['lateness'],
    });
  });

  it('goes on inside its windows alone, and is not late for their sake', () => {
    const windows = { timeZone: 'UTC', allow: '* 9-16 * * 1-5', freeze: ['2027-02-11'] };
    const how = plan({ windows, maxLatenessMinutes: 120 });
    // Thursday the 11th is frozen.
    expect(decided('2027-02-11T10:00:00Z', [], position(), how)).toMatchObject({
      is: 'hold',
      reasons: ['time'],
      nextCheckAt: at('2027-02-12T09:00:00Z'),
    });
    expect(decided('2027-02-12T09:00:00Z', [], position(), how)).toMatchObject({ is: 'advance' });
    const friday = position({ clearSince: at('2027-02-12T20:00:00Z') });
    expect(decided('2027-02-13T12:00:00Z', [], friday, how)).toMatchObject({
      is: 'hold',
      reasons: ['window'],
      nextCheckAt: at('2027-02-15T09:00:00Z'),
    });
    expect(decided('2027-02-15T09:00:00Z', [], friday, how)).toMatchObject({ is: 'advance' });
  });

  it('lets what takes back wait for no window and no time, the severest first', () => {
    const windows = { timeZone: 'UTC', allow: '* 9-16 * * 1-5', freeze: [] };
    const fails = [reading('sampleRatio', 'fail'), reading('guardrails', 'fail')];
    const saturday = '2027-02-06T03:00:00Z';
    expect(decided(saturday, fails, position(), plan({ windows }))).toEqual({
      is: 'stopEnrolment',
      reasons: ['guardrails'],
    });
    const reverting = reading('budget', 'fail', { on: { fail: 'rollback' } });
    expect(decided(saturday, [...fails, reverting])).toEqual({ is: 'rollback', reasons: ['budget'] });
  });

  it('that is paused enters nothing and pauses nothing again, and yields to harm all the same', () => {
    const paused = position({ isPaused: true });
    const later = '2027-03-11T00:00:00Z';
    const waits = { is: 'hold', reasons: ['paused'], nextCheckAt: at('2027-03-11T00:10:00Z') };
    expect(decided(later, [], paused)).toEqual(waits);
    expect(decided(later, [reading('sampleRatio', 'fail')], paused)).toEqual(waits);
    expect(decided(later, [reading('budget', 'fail')], paused)).toEqual(waits);
    expect(decided(later, [reading('guardrails', 'fail')], paused)).toEqual({
      is: 'stopEnrolment',
      reasons: ['guardrails'],
    });
  });

  it('asks nobody twice about what was accepted, but about anything new', () => {
    const accepted = position({ accepted: [{ type: 'sampleRatio', verdict: 'fail' }] });
    const fail = reading('sampleRatio', 'fail');
    expect(decided('2027-02-12T00:00:00Z', [fail], accepted)).toMatchObject({ is: 'advance' });
    expect(decided('2027-02-12T00:00:00Z', [fail])).toEqual({ is: 'pause', reasons: ['sampleRatio'] });
    const other = [fail, reading('exposures', 'fail')];
    expect(decided('2027-02-12T00:00:00Z', other, accepted)).toEqual({
      is: 'pause',
      reasons: ['exposures'],
    });
  });

  it('is held by nothing that only reports, and by what is watched alone only when it fails', () => {
    const now = '2027-02-11T00:00:00Z';
    const dry = { dryRun: true };
    expect(decided(now, [reading('guardrails', 'fail', dry)])).toMatchObject({ is: 'advance' });
    const alone = { isListed: false };
    expect(decided(now, [reading('sampleRatio', 'inconclusive', alone)])).toMatchObject({ is: 'advance' });
    expect(decided(now, [reading('freshness', 'fail', alone)])).toMatchObject({ is: 'hold' });
    const thrice = { isListed: false, errorsInRow: 3 };
    expect(decided(now, [reading('freshness', 'error', thrice)])).toMatchObject({ is: 'pause' });
  });
});

describe('the usual actions', () => {
  it('take nothing back by themselves', () => {
    expect(Object.keys(USUAL_ACTIONS).sort()).toEqual([...GATE_TYPES].sort());
    for (const usual of Object.values(USUAL_ACTIONS)) expect(Object.values(usual)).not.toContain('rollback');
  });
  it('yield to what the file says, for each verdict apart', () => {
    const on = { fail: 'pause', inconclusive: 'pass' } as const;
    expect(actionOf(reading('sample', 'fail', { on }))).toBe('pause');
    expect(actionOf(reading('sample', 'inconclusive', { on }))).toBe('pass');
    expect(actionOf(reading('sample', 'error', { on }))).toBe('pause');
    expect(actionOf(reading('budget', 'error', { errorsInRow: 2 }))).toBe('hold');
    expect(actionOf(reading('budget', 'error', { errorsInRow: 3 }))).toBe('pause');
    expect(actionOf(reading('budget', 'error', { errorsInRow: 9, on: { error: 'hold' } }))).toBe('hold');
  });
});

describe('guardrails that are not sure', () => {
  const unsure = (more: Partial<GateReading> = {}) => reading('guardrails', 'inconclusive', more);
  const actions = (...readings: readonly GateReading[]) => withPlannedSample(readings).map(actionOf);

  it('hold while the stage has fewer units than it planned with, and pause from then on', () => {
    expect(actions(unsure(), reading('sample', 'inconclusive'))).toEqual(['hold', 'hold']);
    expect(actions(unsure(), reading('sample', 'pass'))).toEqual(['pause', 'pass']);
  });
  it('do what their file says, and hold nobody where the stage does not list them', () => {
    const on = { inconclusive: 'pass' } as const;
    expect(actions(unsure({ on }), reading('sample', 'pass'))).toEqual(['pass', 'pass']);
    expect(actions(unsure({ isListed: false }), reading('sample', 'pass'))).toEqual(['pass', 'pass']);
  });
});

/** The stages as they are entered by whoever looks at these minutes. */
function walk(how: Rollout, looks: readonly number[]): readonly { stage: number; minute: number }[] {
  const start = how.startsAt.epochMilliseconds;
  let where = enteredStage(how, 0, how.startsAt);
  const entered = [{ stage: 0, minute: 0 }];
  for (const minute of looks) {
    const now = instantAt(start + minute * 60_000);
    if (now === undefined) continue;
    const decision: RolloutDecision = decideRollout(how, where, [], now);
    if (decision.is === 'complete') break;
    if (decision.is === 'hold') {
      where = { ...where, ...(decision.clearSince && { clearSince: decision.clearSince }) };
      continue;
    }
    if (decision.is !== 'advance') throw new Error('nothing else may happen here');
    where = enteredStage(how, decision.to, now);
    entered.push({ stage: decision.to, minute });
  }
  return entered;
}

describe('laws of rollouts', () => {
  const holds = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 });
  const looks = fc
    .array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
    .map((all) => all.sort((a, b) => a - b));
  const of = (minutes: readonly number[]): Rollout =>
    plan({ stages: minutes.map((holdMinutes) => ({ coverage: decimal('1'), holdMinutes, gates: [] })) });

  it('stages are entered in order, none before its time, however seldom or often somebody looks', () => {
    fc.assert(
      fc.property(holds, looks, (minutes, seen) => {
        const how = of(minutes);
        const entered = walk(how, seen);
        for (const [index, { stage: now, minute }] of entered.entries()) {
          const before = entered[index - 1];
          if (before === undefined) continue;
          expect(now).toBeGreaterThan(before.stage);
          const passed = minutes.slice(before.stage, now).reduce((all, each) => all + each, 0);
          expect(minute - before.minute).toBeGreaterThanOrEqual(passed);
        }
      }),
    );
  });

  it('who looks all the time enters every stage at its time; who looks seldom is never ahead of them', () => {
    fc.assert(
      fc.property(holds, looks, (minutes, seen) => {
        const how = of(minutes);
        const always = walk(
          how,
          Array.from({ length: 401 }, (_, minute) => minute),
        );
        let sum = 0;
        expect(always).toEqual(
          minutes.map((each, index) => {
            const entered = { stage: index, minute: sum };
            sum += each;
            return entered;
          }),
        );
        for (const { stage: reached, minute } of walk(how, seen)) {
          const atThatTime = always.findLast((each) => each.minute <= minute);
          expect(reached).toBeLessThanOrEqual(atThatTime?.stage ?? 0);
        }
      }),
    );
  });

  it('a stage is due inside its windows, and never before it was held', () => {
    const windows = { timeZone: 'America/New_York', allow: '30 9-16 * * 1-5', freeze: ['2027-03-15'] };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 90_000 }),
        (start, minutes) => {
          const how = { ...of([minutes, 1]), windows };
          const enteredAt = instantAt(how.startsAt.epochMilliseconds + start * 60_000) ?? how.startsAt;
          const due = dueAt(how, position({ enteredAt }));
          if (due === undefined) throw new Error('windows open again');
          expect(due.epochMilliseconds - enteredAt.epochMilliseconds).toBeGreaterThanOrEqual(
            minutes * 60_000,
          );
          const decision = decideRollout(how, position({ enteredAt }), [], due);
          expect(decision.is).toBe('advance');
          const before = instantAt(due.epochMilliseconds - 1);
          if (before && compareInstants(before, enteredAt) > 0)
            expect(decideRollout(how, position({ enteredAt }), [], before).is).toBe('hold');
        },
      ),
    );
  });
});
