import { Injectable } from '@nestjs/common';
import { UnitOfWork, type UsageEvent, UsageEventStore } from '#storage';
import { ApplyCorrections } from './apply-corrections.js';
import { CellAdmission } from './cell-admission.js';
import { type CountedEvent, CountEvents } from './count-events.js';
import type { IncomingEvent, IngestOutcome } from './incoming-event.js';
import { type Candidate, IngestBatch, type Item, itemsOf, keyOf } from './ingest-batch.js';
import { LawOfUsage } from './law-of-usage.js';
import { QuarantineEvents } from './quarantine-events.js';
import { Turns } from './turns.js';

/**
 * So many batches at once in one process. More are not faster: they count in the same rows and wait for each other, and
 * the connections that are left serve those who ask for prices.
 */
const AT_ONCE = 4;

/** So many corrections a transaction: each recounts what it takes back, one after the other. */
const CORRECTIONS = 100;

/**
 * Counts events, each once for ever: once their transaction is committed they are kept and in every rollup. What is wrong
 * with one is said of that one, and the others count.
 */
@Injectable()
export class IngestEvents {
  readonly #turns = new Turns(AT_ONCE);

  constructor(
    private readonly work: UnitOfWork,
    private readonly law: LawOfUsage,
    private readonly events: UsageEventStore,
    private readonly admission: CellAdmission,
    private readonly count: CountEvents,
    private readonly quarantine: QuarantineEvents,
    private readonly corrections: ApplyCorrections,
  ) {}

  /**
   * An outcome for each event, in their order. When it throws, nothing of them was kept, but for a batch of many
   * corrections: what was kept of that is known when it comes again.
   */
  async run(events: readonly IncomingEvent[]): Promise<readonly IngestOutcome[]> {
    const outcomes: IngestOutcome[] = [];
    for (const places of partsOf(events)) {
      const part = await this.#take(itemsOf(places.map((place) => events[place] as IncomingEvent)));
      for (const [index, place] of places.entries()) outcomes[place] = part[index] as IngestOutcome;
    }
    return outcomes;
  }

  async #take(items: readonly Item[]): Promise<readonly IngestOutcome[]> {
    // Inside another unit of work it has a connection, and others may be waiting for that.
    if (this.work.isRunning) return await this.#ingest(items);
    return await this.#turns.run(() => this.work.run(() => this.#ingest(items)));
  }

  async #ingest(items: readonly Item[]): Promise<readonly IngestOutcome[]> {
    const law = await this.law.run(items.map(({ event }) => event));
    const batch = new IngestBatch(items);
    const { plain, corrections } = batch.sift(law);
    const admission = await this.admission.judge(plain);
    const admitted = plain.filter((candidate, place) => {
      const fault = admission.faults[place];
      if (fault !== undefined) batch.reject(candidate, fault);
      return fault === undefined;
    });
    const fresh = await this.#takeIdentities(admitted, batch);
    await this.admission.add(fresh, admission);
    await this.quarantine.run(fresh, law.now);
    await this.count.run(fresh.filter(isCounted).map(countedEvent), law);
    for (const candidate of fresh) batch.accept(candidate, outcomeOf(candidate));
    // They may correct what has just been kept.
    await this.corrections.run(corrections, batch, law);
    await this.#forgive(batch);
    return batch.outcomes;
  }

  /** Those whose names nobody has used; the others are told so. */
  async #takeIdentities(candidates: readonly Candidate[], batch: IngestBatch): Promise<readonly Candidate[]> {
    if (candidates.length === 0) return [];
    const sorted = [...candidates].sort((a, b) => (a.key < b.key ? -1 : 1));
    const taken = await this.events.takeIdentities(
      sorted.map(({ digest, event, time }) => ({ digest, body: event.bodyDigest, time })),
    );
    if (taken.size === 0) return sorted;
    const known = await this.#bodies(sorted.filter((_, place) => taken.has(place)));
    for (const [candidate, body] of known) batch.repeat(candidate, body);
    return sorted.filter((_, place) => !taken.has(place));
  }

  /** What is refused now may have been counted when it first came, and its sender only did not hear of it. */
  async #forgive(batch: IngestBatch): Promise<void> {
    for (const [item, body] of await this.#bodies(batch.rejected)) batch.forgive(item, body);
  }

  async #bodies<Each extends Item>(
    items: readonly Each[],
  ): Promise<readonly (readonly [Each, Uint8Array])[]> {
    const found = await this.events.identities(items.map(({ digest }) => digest));
    const bodies = new Map(found.map(({ digest, body }) => [keyOf(digest), body]));
    return items.flatMap((item) => {
      const body = bodies.get(item.key);
      return body === undefined ? [] : [[item, body] as const];
    });
  }
}

/** Places of a batch, transaction by transaction: all that corrects nothing, with as many corrections as one may have. */
function partsOf(events: readonly IncomingEvent[]): readonly (readonly number[])[] {
  const places = [...events.keys()];
  const corrections = places.filter((place) => events[place]?.corrects !== undefined);
  if (corrections.length <= CORRECTIONS) return places.length === 0 ? [] : [places];
  const later = new Set(corrections.slice(CORRECTIONS));
  const parts = [places.filter((place) => !later.has(place))];
  for (let from = CORRECTIONS; from < corrections.length; from += CORRECTIONS)
    parts.push(corrections.slice(from, from + CORRECTIONS));
  return parts;
}

const isCounted = ({ verdict }: Candidate): boolean => verdict.is === 'counted';

function countedEvent({ event: said, digest, workspace, time, items }: Candidate): CountedEvent {
  const { type, source, id, dataText } = said;
  const isTimeOurs = said.time === undefined;
  const event: UsageEvent =
    dataText === undefined
      ? { digest, workspace, type, source, id, time, isTimeOurs }
      : { digest, workspace, type, source, id, time, isTimeOurs, data: dataText };
  return { event, items };
}

const ACCEPTED: IngestOutcome = { status: 'accepted' };

function outcomeOf({ verdict }: Candidate): IngestOutcome {
  return verdict.is === 'counted' ? ACCEPTED : { status: 'quarantined', ...verdict.fault };
}
