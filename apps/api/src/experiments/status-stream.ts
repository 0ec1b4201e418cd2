import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type RolloutView, ViewRollout } from '#usecases';
import { valueOf } from '../problems/value-of.js';
import { Problem } from '../problems/problem.js';
import { toStatus } from './to-status.js';

export const EVENT_STREAM = 'text/event-stream';

/** How often it is looked whether there is something new to tell. */
const LOOK_MS = 1_000;
/** A line that means nothing, so that nobody on the way thinks the connection dead. */
const BEAT_LOOKS = 15;
/** Each looks into the database: more listeners than this ask another instance, or ask now and then. */
const MOST_LISTENERS = 100;
/** Who wants to go on listening asks again: keys end, and so does everything that was started with one. */
const MOST_LOOKS = 3_600;

/** Tells the status of rollouts as server-sent events, whenever it changes. */
@Injectable()
export class StatusStream implements OnModuleDestroy {
  readonly #stopping = new AbortController();
  #listeners = 0;

  constructor(private readonly view: ViewRollout) {}

  /** Before the server closes, which waits for whoever still listens. */
  onModuleDestroy(): void {
    this.#stopping.abort();
  }

  /** The first status is asked for before anything is said, so that a refusal is one. */
  async open(key: string): Promise<AsyncGenerator<string>> {
    if (this.#listeners >= MOST_LISTENERS)
      throw new Problem('service.unavailable', `${MOST_LISTENERS} others listen here already`);
    const first = valueOf(await this.view.run(key));
    this.#listeners += 1;
    return this.#tell(key, first);
  }

  async *#tell(key: string, first: RolloutView): AsyncGenerator<string> {
    const { signal } = this.#stopping;
    let told = '';
    let view = first;
    try {
      for (let look = 1; look <= MOST_LOOKS && !signal.aborted; look += 1) {
        const text = JSON.stringify(toStatus(view));
        if (withoutLooks(text) !== withoutLooks(told)) yield eventOf(view, text);
        else if (look % BEAT_LOOKS === 0) yield ': still there\n\n';
        told = text;
        if (view.rollout.state === 'done') return;
        await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
        view = valueOf(await this.view.run(key));
      }
    } finally {
      this.#listeners -= 1;
    }
  }
}

const eventOf = ({ rollout }: RolloutView, text: string): string =>
  `id: ${rollout.revision}\nevent: status\ndata: ${text}\n\n`;

/** That somebody has looked and found the same is no news. */
const withoutLooks = (text: string): string =>
  text.replaceAll(/"(?:revision":\d+|(?:checkedAt|nextCheckAt)":(?:"[^"]*"|null))/g, '');
