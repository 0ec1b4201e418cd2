import type { ModuleRef } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import type { JobDefinition, Queues } from '#queues';

/** Work that stands in rows and may have lost its alarm. */
export interface Reconciler {
  readonly useCase: Type<object>;
  /** Everything that is to be done now; what is armed already stays one job. */
  readonly find: (module: ModuleRef) => Promise<readonly Waiting[]>;
}

/** One row that waits. */
export interface Waiting {
  readonly arm: (queues: Queues) => Promise<void>;
  /** Does it here, for work that must not wait until there is a queue again. */
  readonly directly?: () => Promise<void>;
}

/** `useCase` answers a hint for each row that waits for something to be done now. */
export function reconciler<Hint>(
  job: JobDefinition<Hint>,
  useCase: Type<{ run(): Promise<readonly Hint[]> }>,
  directly?: (module: ModuleRef, hint: Hint) => Promise<void>,
): Reconciler {
  return {
    useCase,
    find: async (module) => {
      const hints = await module.get(useCase, { strict: false }).run();
      return hints.map((hint) => ({
        arm: (queues: Queues) => queues.send(job, hint),
        ...(directly && { directly: () => directly(module, hint) }),
      }));
    },
  };
}
