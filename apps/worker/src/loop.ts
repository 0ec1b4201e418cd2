import { setTimeout as sleep } from 'node:timers/promises';

export interface LoopOptions {
  /** One step; true when there is more to do at once. */
  readonly step: () => Promise<boolean>;
  /** The wait after a step that left nothing to do. */
  readonly pauseMs: number;
  readonly onError: (error: unknown) => void;
}

const LONGEST_PAUSE_MS = 5_000;

/** Does a step again and again, one at a time, until it is stopped. A step that fails is tried again more slowly. */
export class Loop {
  readonly #running: Promise<void>;
  #isStopping = false;
  #isWoken = false;
  #pause = new AbortController();

  constructor(private readonly options: LoopOptions) {
    this.#running = this.#run();
  }

  /** Ends the wait: there is something to do. */
  wake(): void {
    this.#isWoken = true;
    this.#pause.abort();
  }

  /** Resolves once the step that runs has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#pause.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { step, pauseMs, onError } = this.options;
    for (let failures = 0; !this.#isStopping;) {
      this.#isWoken = false;
      try {
        const isMore = await step();
        failures = 0;
        if (!isMore) await this.#wait(pauseMs);
      } catch (error) {
        onError(error);
        failures += 1;
        this.#isWoken = false;
        await this.#wait(
          Math.min(pauseMs * 2 ** Math.min(failures, 10), Math.max(pauseMs, LONGEST_PAUSE_MS)),
        );
      }
    }
  }

  async #wait(ms: number): Promise<void> {
    if (this.#isStopping || this.#isWoken) return;
    this.#pause = new AbortController();
    await sleep(ms, undefined, { signal: this.#pause.signal }).catch(() => undefined);
  }
}
