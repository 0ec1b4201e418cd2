import { expect } from '@jest/globals';
import { type Instant, instant, instantAt } from '#calendar';
import {
  bucketOf,
  bucketRanges,
  decideRollout,
  dueAt,
  enteredStage,
  type RolloutPosition,
} from '#experiments';
import { decimal } from '#money';
import type { Told } from './ramp.js';
import { type RampingWorld, weekText } from './ramping.js';

interface Ramped {
  readonly name: string;
  readonly coverages: readonly string[];
  readonly told: ReadonlyMap<string, Told>;
}

/** So many stages are younger than thirty days when the last week is over. */
const YOUNGER = 3;
const ARMS = ['control', 'dearer'] as const;
const rangesAt = (coverage: string) => bucketRanges([decimal('50'), decimal('50')], decimal(coverage));

/** What is so after every ramp, whatever has struck it. */
export async function rampHolds(world: RampingWorld, ramped: Ramped): Promise<void> {
  await stagesWereEntered(world, ramped);
  await bucketsWereGiven(world, ramped);
  await nobodyWasMoved(world, ramped);
}

/** Once each and in order; the pure function, asked again at each of those instants, says the same, and nothing earlier. */
async function stagesWereEntered(world: RampingWorld, { name, coverages }: Ramped): Promise<void> {
  const events = await world.query<{ kind: string; stage: number; at: Date }>(
    'select kind, stage, at from rollout_event where experiment = $1 order by number',
    [name],
  );
  expect(events.map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
    ...coverages.map((_, index) => `entered ${index + 1}`),
    `completed ${coverages.length}`,
  ]);
  const plan = {
    startsAt: instant(weekText(0)),
    stages: coverages.map((coverage) => ({ coverage: decimal(coverage), holdMinutes: 7 * 1440, gates: [] })),
  };
  let position: RolloutPosition = enteredStage(plan, 0, plan.startsAt);
  for (const [index, event] of events.slice(1).entries()) {
    const at = instant(event.at.toISOString());
    const early = justBefore(dueAt(plan, position));
    expect(decideRollout(plan, position, [], early)).toMatchObject({ is: 'hold', reasons: ['time'] });
    const isLast = index + 1 === coverages.length;
    expect(decideRollout(plan, position, [], at)).toEqual(
      isLast ? { is: 'complete' } : { is: 'advance', to: index + 1, reason: 'due' },
    );
    if (!isLast) position = enteredStage(plan, index + 1, at);
  }
  const rows = await world.query<{ state: string; stage: number; at: Date }>(
    'select state, stage, entered_at as at from rollout where experiment = $1',
    [name],
  );
  expect(rows.map(({ state, stage, at }) => [state, stage, at.getTime()])).toEqual([
    ['done', position.stage + 1, position.enteredAt.epochMilliseconds],
  ]);
  const entered = coverages.slice(1).map((_, index) => String(index + 2));
  const audited = await world.query<{ stage: string }>(
    `select detail::jsonb ->> 'stage' as stage from audit
     where action = 'experiment.stage-entered' and subject = $1 order by seq`,
    [name],
  );
  expect(audited.map(({ stage }) => stage)).toEqual(entered);
  const told = await world.query<{ stage: string }>(
    `select payload::jsonb ->> 'stage' as stage from outbox
     where type = 'experiment.stage-entered' and payload::jsonb ->> 'experiment' = $1 order by position, id`,
    [name],
  );
  // Events are forgotten after thirty days; of a week each, the last ones are always younger.
  expect(told.length).toBeGreaterThanOrEqual(Math.min(entered.length, YOUNGER));
  expect(told.map(({ stage }) => stage)).toEqual(entered.slice(-told.length));
}

/** In the phase of each stage an arm owns what the pure function gives it at that coverage: no more, and no less. */
async function bucketsWereGiven(world: RampingWorld, { name, coverages }: Ramped): Promise<void> {
  const owned = await world.query<{ variant: string; phase: number; from: number; to: number }>(
    `select variant, phase, lower(buckets) as from, upper(buckets) as to
     from bucket_ownership where experiment = $1 order by lower(buckets)`,
    [name],
  );
  for (const [index, coverage] of coverages.entries())
    for (const [arm, variant] of ARMS.entries()) {
      const { from = 0, liveTo = 0 } = rangesAt(coverage)[arm] ?? {};
      const live = owned.filter((row) => row.variant === variant && row.phase <= index + 1);
      // One after the other, without a gap.
      expect(live.reduce((end, row) => (row.from === end ? row.to : Number.NaN), from)).toBe(liveTo);
    }
}

/** The pure function of seed and weights says who has which arm; everybody was told that one alone, and its price. */
async function nobodyWasMoved(world: RampingWorld, { name, coverages, told }: Ramped): Promise<void> {
  const units = await world.query<{ unit: string; variant: string; phase: number }>(
    'select unit, variant, phase from assignment_unit where experiment = $1',
    [name],
  );
  const ranges = rangesAt('100');
  const live = coverages.map(rangesAt);
  const wrong = units.filter(({ unit, variant, phase }) => {
    const bucket = bucketOf(`seed-of-${name}`, unit);
    const arm = ranges.findIndex(({ from, to }) => from <= bucket && bucket < to);
    return variant !== ARMS[arm] || bucket >= (live[phase - 1]?.[arm]?.liveTo ?? 0);
  });
  expect(wrong).toEqual([]);
  const inArms = [...told].filter(([, { variant }]) => variant !== undefined);
  expect(new Map(units.map(({ unit, variant }) => [unit, variant]))).toEqual(
    new Map(inArms.map(([unit, { variant }]) => [unit, variant])),
  );
  const prices = new Set([...told.values()].map(({ variant, total }) => `${variant ?? 'nobody'} ${total}`));
  expect([...prices].sort()).toEqual(['control 10.00', 'dearer 12.00', 'nobody 10.00']);
  // Also of what was kept and whose answer was lost with the database.
  const moved = await world.query(
    `select q.* from (
       select workspace_id, created_at, variant, package_version, total,
         lag(variant) over arriving as variant_before, lag(total) over arriving as total_before
       from quote where package_key = $1 window arriving as (partition by workspace_id order by created_at, id)
     ) q
     left join assignment a on a.workspace_id = q.workspace_id and a.experiment = $1
     where variant_before is not null and (q.variant, q.total) is distinct from (variant_before, total_before)
       or q.variant <> a.experiment || '/' || a.variant or q.variant is not null and a.variant is null
     limit 3`,
    [name],
  );
  expect(moved).toEqual([]);
  const locks = await world.query(
    `select l.workspace_id, l.variant, a.variant as assigned from price_lock l
     join assignment a on a.workspace_id = l.workspace_id and a.experiment = $1
     where l.experiment = $1 and l.variant <> a.variant limit 3`,
    [name],
  );
  expect(locks).toEqual([]);
}

function justBefore(due: Instant | undefined): Instant {
  const at = due && instantAt(due.epochMilliseconds - 1);
  if (at === undefined) throw new Error('without windows every stage is due');
  return at;
}
