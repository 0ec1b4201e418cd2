import pg from 'pg';
import { Counted, type Quantities } from './counted.js';
import {
  eventOf,
  instantOf,
  type ProofEvent,
  type ProofWorld,
  WEEK,
  WEEKS,
  WORKSPACES,
  workspaceName,
} from './generated-events.js';
import type { Household, Json } from './household.js';
import { BILLED } from './rules.js';

/** What was said otherwise afterwards, by the number of the event; undefined: it was taken back. */
export type Corrections = ReadonlyMap<number, ProofEvent | undefined>;

export interface Verdict {
  readonly quantities: number;
  readonly bills: number;
  readonly adjustments: number;
  readonly late: number;
  readonly differences: readonly string[];
}

/**
 * Holds all that the service says against a count of the events from the beginning: every meter of every workspace and
 * week, and of all weeks; the usage of every bill; and that each event is in one bill or one adjustment.
 */
export async function verify(
  household: Household,
  world: ProofWorld,
  corrections: Corrections,
): Promise<Verdict> {
  const spans = [
    ...Array.from({ length: WEEKS }, (_, week) => ({
      from: world.start + BigInt(week) * WEEK,
      to: world.start + BigInt(week + 1) * WEEK,
    })),
    { from: world.start, to: world.start + BigInt(WEEKS) * WEEK },
  ];
  const counted = Array.from({ length: WORKSPACES }, () =>
    spans.map(({ from, to }) => new Counted(from, to)),
  );
  const sent = new Sent();
  for (let number = 0; number < world.events; number += 1) {
    const event = eventOf(world, number);
    const standing = corrections.has(number) ? corrections.get(number) : event;
    for (const [place, { from, to }] of spans.entries()) {
      if (standing !== undefined) counted[event.workspace]?.[place]?.add(standing);
      // A correction is an event of its own, at the time of what it corrects.
      if (from <= event.time && event.time < to)
        sent.add(event.workspace, place, corrections.has(number) ? 2 : 1);
    }
  }
  const differences: string[] = [];
  let quantities = 0;
  const client = new pg.Client(household.postgres.url);
  await client.connect();
  const kept = await client.query<{ identities: string; events: string }>(
    `select (select count(*) from usage_event_identity) as identities, (select count(*) from usage_event) as events`,
  );
  const expected = String(world.events + corrections.size);
  for (const [what, number] of Object.entries(kept.rows[0] ?? {}))
    if (number !== expected) differences.push(`${what}: ${number} instead of ${expected}`);
  const bills = await billsOf(client);
  await client.end();
  for (let workspace = 0; workspace < WORKSPACES; workspace += 1)
    for (const [place, { from, to }] of spans.entries()) {
      const want = counted[workspace]?.[place]?.quantities() ?? {};
      const got = await quantitiesOf(household, workspace, instantOf(from), instantOf(to));
      quantities += Object.keys(want).length;
      const where = `${workspaceName(workspace)} from ${instantOf(from)} to ${instantOf(to)}`;
      differences.push(...differing(where, got, want));
      if (place === WEEKS) continue;
      const bill = bills.get(`${workspaceName(workspace)} ${String(from)}`);
      if (bill === undefined || bill.finals !== 1) {
        differences.push(`${where} has ${bill?.finals ?? 0} final quotes`);
        continue;
      }
      const billed = Object.entries(want).filter(([name]) =>
        BILLED.some((key) => name.split(' ')[0] === key),
      );
      differences.push(...differing(`the bill of ${where}`, bill.usage, Object.fromEntries(billed)));
      const all = sent.of(workspace, place);
      if (bill.settled + bill.inFinal !== all)
        differences.push(
          `${where}: ${bill.inFinal} events before the bill and ${bill.settled} late of ${all}`,
        );
    }
  const every = [...bills.values()];
  return {
    quantities,
    bills: every.length,
    adjustments: every.reduce((sum, { adjustments }) => sum + adjustments, 0),
    late: every.reduce((sum, { settled }) => sum + settled, 0),
    differences,
  };
}

/** How many events of a workspace are in a span. */
class Sent {
  readonly #counts = new Map<string, number>();

  add(workspace: number, span: number, count: number): void {
    this.#counts.set(`${workspace} ${span}`, this.of(workspace, span) + count);
  }

  of(workspace: number, span: number): number {
    return this.#counts.get(`${workspace} ${span}`) ?? 0;
  }
}

function differing(where: string, got: Quantities, want: Quantities): readonly string[] {
  return [...new Set([...Object.keys(got), ...Object.keys(want)])]
    .filter((name) => got[name] !== want[name])
    .map((name) => `${where}: ${name} is ${got[name]} instead of ${want[name]}`);
}

async function quantitiesOf(
  household: Household,
  workspace: number,
  from: string,
  to: string,
): Promise<Quantities> {
  const path = `/v1/workspaces/${workspaceName(workspace)}/usage?from=${from}&to=${to}&limit=200`;
  const all = await household.ask(path);
  const cells = await household.ask(`${path}&meter=bytes&by=kind`);
  const rows = [
    ...(all['data'] as Json[]).filter(({ meter }) => meter !== 'bytes'),
    ...(cells['data'] as Json[]),
  ];
  return Object.fromEntries(
    rows.map(({ meter, dimensions, quantity }) => [nameOf(String(meter), dimensions), String(quantity)]),
  );
}

const nameOf = (meter: string, dimensions: unknown): string =>
  Object.keys(dimensions as object).length === 0 ? meter : `${meter} ${JSON.stringify(dimensions)}`;

interface Bill {
  readonly finals: number;
  readonly adjustments: number;
  /** Of the last quote. */
  readonly usage: Quantities;
  /** How many events the final quote has counted, and how many came after it. */
  readonly inFinal: number;
  readonly settled: number;
}

/** Of each workspace and start of a period. */
async function billsOf(client: pg.Client): Promise<ReadonlyMap<string, Bill>> {
  const { rows } = await client.query<{
    key: string;
    finals: number;
    adjustments: number;
    usage: Readonly<Record<string, unknown>>;
    settled: number;
    inFinal: number;
  }>(`
    with standing as (
      select distinct on (q.subscription_id, q.period_from) q.subscription_id, q.period_from, q.inputs
      from quote q left join quote_adjustment a on a.quote_id = q.id
      where q.kind in ('final', 'adjustment')
        and not exists (select from quote_adjustment next where next.previous_id = q.id)
      order by q.subscription_id, q.period_from
    )
    select p.workspace_id || ' ' || (extract(epoch from p.starts_at) * 1000000)::bigint as key,
      (select count(*) from quote q where q.subscription_id = p.subscription_id and q.period_from = p.starts_at
        and q.kind = 'final')::integer as finals,
      (select count(*) from quote_adjustment a where a.subscription_id = p.subscription_id
        and a.starts_at = p.starts_at)::integer as adjustments,
      s.inputs::jsonb -> 'inputs' -> 'usage' as usage,
      (select coalesce(sum((a.cause::jsonb ->> 'events')::integer), 0) from quote_adjustment a
        where a.subscription_id = p.subscription_id and a.starts_at = p.starts_at)::integer as settled,
      (select count(*) from usage_event e
        where e.workspace_id = p.workspace_id and e.time >= p.starts_at and e.time < p.ends_at
          and not exists (select from usage_late l
            where l.subscription_id = p.subscription_id and l.starts_at = p.starts_at and l.digest = e.digest
              and l.quote_id is distinct from p.quote_id))::integer as "inFinal"
    from billing_period p join standing s on s.subscription_id = p.subscription_id and s.period_from = p.starts_at`);
  return new Map(rows.map(({ key, usage, ...bill }) => [key, { ...bill, usage: flat(usage) }]));
}

/** The usage of a quote's inputs, named as the quantities of a workspace are. */
function flat(usage: Readonly<Record<string, unknown>>): Quantities {
  return Object.fromEntries(
    Object.entries(usage).flatMap(([meter, said]) =>
      Array.isArray(said)
        ? (said as Record<string, string>[]).map(({ quantity, ...cell }) => [
            nameOf(meter, cell),
            quantity ?? '',
          ])
        : [[meter, String(said)]],
    ),
  );
}
