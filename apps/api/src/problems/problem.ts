import type { ProblemFault } from '#contracts';
import type { ServiceFault } from '#usecases';

/** A refusal on its way to the caller. Thrown, since Nest has no other way out of a pipe or a guard. */
export class Problem extends Error {
  constructor(
    /** Stable: `noun.fault`; the status follows from it. */
    readonly code: string,
    message: string,
    readonly errors: readonly ProblemFault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** Several faults of one request: the first gives the problem its code. */
  static of(faults: readonly [ServiceFault, ...ServiceFault[]]): Problem {
    const [first] = faults;
    return new Problem(
      first.code,
      faults.length === 1 ? first.message : `${first.message} (and ${faults.length - 1} more)`,
      faults.flatMap((fault): readonly ProblemFault[] => fault.errors ?? [shown(fault)]),
    );
  }
}

function shown({ code, message, help, pointer }: ServiceFault): ProblemFault {
  return {
    code,
    message,
    ...(help === undefined ? {} : { help }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}
