import type { EventResult, IngestReply } from '#contracts';
import type { Answer } from './event-intake.js';

const COUNTS = {
  accepted: 'accepted',
  duplicate: 'duplicates',
  conflict: 'conflicts',
  quarantined: 'quarantined',
  rejected: 'rejected',
} as const satisfies Record<Answer['status'], keyof IngestReply>;

/** How many of each, and the answers themselves: those that somebody should look at, or all. */
export function countAnswers(answers: readonly Answer[], isAll: boolean): IngestReply {
  const counts = { accepted: 0, duplicates: 0, conflicts: 0, quarantined: 0, rejected: 0 };
  const results: EventResult[] = [];
  for (const [index, answer] of answers.entries()) {
    counts[COUNTS[answer.status]] += 1;
    if (isAll || answer.status !== 'accepted') results.push({ index, ...answer });
  }
  return { ...counts, results };
}
