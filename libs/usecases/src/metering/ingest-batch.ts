import type { Digest } from '#storage';
import type { ServiceFault } from '../fault.js';
import type { Placed } from './cell-admission.js';
import type { CountedItem } from './counted-items.js';
import { identityDigest } from './event-digests.js';
import type { IncomingEvent, IngestOutcome } from './incoming-event.js';
import { judgeEvent, type Law, type Verdict } from './judge-event.js';

/** An event of a batch. */
export interface Item {
  readonly event: IncomingEvent;
  /** Its place in the batch. */
  readonly place: number;
  readonly digest: Digest;
  /** The digest as text: in the order of the bytes. */
  readonly key: string;
}

/** One that is new as far as the batch can tell, when it counts, and where. */
export interface Candidate extends Item, Placed {
  readonly verdict: Exclude<Verdict, { readonly is: 'rejected' }>;
}

const NOWHERE: readonly CountedItem[] = [];

export interface Sifted {
  readonly plain: readonly Candidate[];
  /** To be applied one by one, after all others. */
  readonly corrections: readonly Candidate[];
}

/** One character a byte: compared as the bytes are. */
export const keyOf = (digest: Digest): string =>
  Buffer.from(digest.buffer, digest.byteOffset, digest.length).toString('latin1');

export function itemsOf(events: readonly IncomingEvent[]): readonly Item[] {
  return events.map((event, place) => {
    const digest = identityDigest(event);
    return { event, place, digest, key: keyOf(digest) };
  });
}

/** What became of each event, in their order. */
export class IngestBatch {
  readonly #outcomes: IngestOutcome[] = [];
  readonly #rejected: Item[] = [];
  /** Those whose name came earlier in the batch, by the name. */
  readonly #repeated = new Map<string, Item[]>();

  constructor(private readonly items: readonly Item[]) {}

  /** Judges each, and lets through the first of each name among those that are not rejected. */
  sift(law: Law): Sifted {
    const first = new Set<string>();
    const plain: Candidate[] = [];
    const corrections: Candidate[] = [];
    for (const item of this.items) {
      const { event, place, digest, key } = item;
      const verdict = judgeEvent(event, law);
      if (verdict.is === 'rejected') this.#refuse(item, verdict.fault);
      else if (first.has(key)) this.#repeated.set(key, [...(this.#repeated.get(key) ?? []), item]);
      else {
        first.add(key);
        const isCounted = verdict.is === 'counted';
        const items = isCounted ? verdict.items : NOWHERE;
        const { workspace } = event;
        // Every member by its name: an object that is spread into another costs many times more.
        const candidate = { event, place, digest, key, verdict, workspace, time: verdict.time, items };
        (isCounted && event.corrects !== undefined ? corrections : plain).push(candidate);
      }
    }
    return { plain, corrections };
  }

  /** This one is the event of its name from now on. */
  accept(candidate: Candidate, outcome: IngestOutcome): void {
    this.#outcomes[candidate.place] = outcome;
    this.#repeat(this.#repeated.get(candidate.key) ?? [], candidate.event.bodyDigest);
  }

  /** It cannot be counted, nor can others of its name in this batch. */
  reject(candidate: Candidate, fault: ServiceFault): void {
    for (const item of [candidate, ...(this.#repeated.get(candidate.key) ?? [])]) this.#refuse(item, fault);
  }

  /** An event of its name stands, with this body. */
  repeat(candidate: Candidate, body: Digest): void {
    this.#repeat([candidate, ...(this.#repeated.get(candidate.key) ?? [])], body);
  }

  /** Whether a rejected event was counted, whole, when it first came: then it has its place, whatever holds now. */
  forgive(item: Item, body: Digest): void {
    if (isSame(item.event.bodyDigest, body)) this.#outcomes[item.place] = { status: 'duplicate' };
  }

  get rejected(): readonly Item[] {
    return this.#rejected;
  }

  get outcomes(): readonly IngestOutcome[] {
    return this.#outcomes;
  }

  #refuse(item: Item, { code, message, help, pointer }: ServiceFault): void {
    this.#rejected.push(item);
    this.#outcomes[item.place] = {
      status: 'rejected',
      code,
      message,
      ...(help === undefined ? {} : { help }),
      ...(pointer === undefined ? {} : { pointer }),
    };
  }

  #repeat(items: readonly Item[], body: Digest): void {
    for (const { event, place } of items)
      this.#outcomes[place] = isSame(event.bodyDigest, body) ? { status: 'duplicate' } : conflict(event);
  }
}

const isSame = (a: Digest, b: Digest): boolean => Buffer.compare(a, b) === 0;

const conflict = ({ source, id }: IncomingEvent): IngestOutcome => ({
  status: 'conflict',
  code: 'event.conflict',
  message: `another event of the source \`${source}\` has the id \`${id}\`, and says something else`,
  help: 'the first one stands: to say it better, send a new event that corrects it',
  pointer: '/id',
});
