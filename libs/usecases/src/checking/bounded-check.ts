import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type {
  CheckedExperimentSubmission,
  CheckedSubmission,
  ExperimentSubmission,
  Submission,
} from '#rulebook';

/** One judgement may take so long, in memory of its own; a sound file of the largest size takes a tenth of it. */
const LIMIT_MS = 1_000;
const RESOURCES = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** The thread loads the whole rulebook before it can judge. */
const START_MS = 30_000;

/** A thread runs what was compiled; under a runner of sources that stands in `dist`. */
const FILE = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../../../dist/libs/usecases/src/checking/check-thread.js', import.meta.url)
    : new URL('check-thread.js', import.meta.url),
);

/** What the thread is asked. */
export type Judgement =
  | { readonly kind: 'version'; readonly asked: Submission }
  | { readonly kind: 'experiment'; readonly asked: ExperimentSubmission };

export type Bounded<Said = CheckedSubmission> = Said | 'too-expensive';

/**
 * Judges files that nobody knows, apart from everything else: whatever a file does to the thread that reads it (an
 * endless loop, all its memory), the thread ends after a second and the service goes on. One at a time.
 */
@Injectable()
export class BoundedCheck implements OnModuleDestroy {
  #thread: Promise<Worker> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  async run(asked: Submission): Promise<Bounded> {
    return (await this.#inTurn({ kind: 'version', asked })) as Bounded;
  }

  async runExperiment(asked: ExperimentSubmission): Promise<Bounded<CheckedExperimentSubmission>> {
    return (await this.#inTurn({ kind: 'experiment', asked })) as Bounded<CheckedExperimentSubmission>;
  }

  async #inTurn(judgement: Judgement): Promise<unknown> {
    const judged = this.#last.then(async () => await this.#judge(judgement));
    this.#last = judged.catch(() => undefined);
    return await judged;
  }

  async onModuleDestroy(): Promise<void> {
    await this.#end();
  }

  async #judge(judgement: Judgement): Promise<unknown> {
    this.#thread ??= startThread();
    const thread = await this.#thread.catch((error: unknown) => {
      this.#thread = undefined;
      throw error;
    });
    const answer = await answerOf(thread, () => {
      thread.postMessage(judgement);
    });
    if (answer !== undefined) return answer.checked;
    await this.#end();
    return 'too-expensive';
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.then(
      async (worker) => await worker.terminate(),
      () => undefined,
    );
  }
}

async function startThread(): Promise<Worker> {
  // None of this process's flags: they are for the program that it runs.
  const thread = new Worker(FILE, { resourceLimits: RESOURCES, execArgv: [], env: {} });
  thread.unref();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the thread that checks rule files did not start'));
    }, START_MS);
    thread.once('message', () => {
      clearTimeout(timer);
      thread.removeAllListeners('error');
      resolve();
    });
    thread.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
  // A thread that dies between two judgements is replaced by the next one.
  thread.on('error', () => undefined);
  return thread;
}

/** What the thread says; undefined when it dies or takes too long. */
async function answerOf(thread: Worker, ask: () => void): Promise<{ readonly checked: unknown } | undefined> {
  return await new Promise((resolve) => {
    const end = (answer?: { readonly checked: unknown }): void => {
      clearTimeout(timer);
      thread.off('message', end).off('exit', gone);
      resolve(answer);
    };
    const gone = (): void => {
      end();
    };
    const timer = setTimeout(gone, LIMIT_MS);
    thread.on('message', end).on('exit', gone);
    ask();
  });
}
