import type { Outcome } from '#usecases';
import { Problem } from './problem.js';

/** What a use case found; its refusal becomes the problem of the request. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw Problem.of(outcome.faults);
  return outcome.value;
}
