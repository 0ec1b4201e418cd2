import { Injectable } from '@nestjs/common';
import { compareInstants, instantAt } from '#calendar';
import { decimal } from '#money';
import { Clock, type Outcome as Happened, OutcomeStore, UnitOfWork } from '#storage';
import type { ServiceFault } from '../fault.js';
import {
  inFuture,
  outcomeConflict,
  outcomeIdReserved,
  outcomeWorkspaceUnknown,
  OWN_OUTCOMES,
} from './outcome-faults.js';

export type OutcomeAnswer =
  | { readonly status: 'accepted' | 'duplicate' }
  | { readonly status: 'conflict' | 'rejected'; readonly fault: ServiceFault };

/** Clocks of senders may run ahead by so much. */
const AHEAD_MS = 300_000;

/** Keeps what became of customers, each fact once: who sends it again is told so, and nothing is counted twice. */
@Injectable()
export class KeepOutcomes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outcomes: OutcomeStore,
    private readonly clock: Clock,
  ) {}

  /** An answer for each, in their order. What is wrong with one is said of that one. */
  async run(given: readonly Happened[]): Promise<readonly OutcomeAnswer[]> {
    // What is finer than a millisecond nobody stores, and it makes nothing another fact.
    const sent = given.map((each) => ({
      ...each,
      occurredAt: instantAt(each.occurredAt.epochMilliseconds) ?? each.occurredAt,
    }));
    return await this.work.run(async () => {
      const now = this.clock.now();
      const known = await this.outcomes.knownWorkspaces(sent.map(({ workspace }) => workspace));
      const latest = instantAt(now.epochMilliseconds + AHEAD_MS) ?? now;
      const faults = sent.map((each): ServiceFault | undefined => {
        if (each.id.startsWith(OWN_OUTCOMES)) return outcomeIdReserved(each.id);
        if (!known.has(each.workspace)) return outcomeWorkspaceUnknown(each.workspace);
        return compareInstants(each.occurredAt, latest) > 0 ? inFuture(each.occurredAt, now) : undefined;
      });
      const sound = new Map<string, Happened>();
      for (const [place, each] of sent.entries())
        if (faults[place] === undefined && !sound.has(each.id)) sound.set(each.id, each);
      const added = await this.outcomes.add([...sound.values()], now);
      const stored = new Map((await this.outcomes.named([...sound.keys()])).map((each) => [each.id, each]));
      const told = new Set<string>();
      return sent.map((each, place): OutcomeAnswer => {
        const fault = faults[place];
        if (fault !== undefined) return { status: 'rejected', fault };
        const first = stored.get(each.id);
        if (first !== undefined && !isSame(first, each))
          return { status: 'conflict', fault: outcomeConflict(each.id) };
        // The first of several in one batch is the one that counted.
        const isNew = added.has(each.id) && !told.has(each.id);
        told.add(each.id);
        return { status: isNew ? 'accepted' : 'duplicate' };
      });
    });
  }
}

const isSame = (one: Happened, other: Happened): boolean =>
  one.type === other.type &&
  one.workspace === other.workspace &&
  compareInstants(one.occurredAt, other.occurredAt) === 0 &&
  decimal(one.value).equals(decimal(other.value));
