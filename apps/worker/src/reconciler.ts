import type { ModuleRef } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import type { JobDefinition, Queues } from '#queues';

/** Work that stands in rows and may have lost its alarm. */
export interface Reconciler {
  readonly useCase: Type<object>;
  /** Arms everything that is to be done; what is armed already stays one job. */
  readonly arm: (module: ModuleRef, queues: Queues) => Promise<void>;
}

/** `useCase` answers a hint for each row that waits for something to be done now. */
export function reconciler<Hint>(
  job: JobDefinition<Hint>,
  useCase: Type<{ run(): Promise<readonly Hint[]> }>,
): Reconciler {
  return {
    useCase,
    arm: async (module, queues) => {
      const hints = await module.get(useCase, { strict: false }).run();
      for (const hint of hints) await queues.send(job, hint);
    },
  };
}
