import { microsecondsText, parseInstant } from '#calendar';
import type { UsageQueryDocument, UsageRowReply } from '#contracts';
import type { UsageQuestion, UsageRow } from '#usecases';
import { Problem } from '../problems/problem.js';

export function usageQuestion(workspace: string, query: UsageQueryDocument): UsageQuestion {
  const { meter, from, to, timeZone, grain = 'period', by } = query;
  if ((from === undefined) !== (to === undefined))
    throw Problem.of([
      {
        code: 'usage.period',
        message: '`from` and `to` come together',
        help: 'give both, or neither for the calendar month that it is now',
        pointer: from === undefined ? '/from' : '/to',
      },
    ]);
  return {
    workspace,
    grain,
    ...(meter !== undefined && { meters: [meter] }),
    ...(from !== undefined &&
      to !== undefined && { from: instantOf(from, '/from'), to: instantOf(to, '/to') }),
    ...(timeZone !== undefined && { timeZone }),
    ...(by !== undefined && { by: by.split(',') }),
  };
}

function instantOf(text: string, pointer: string) {
  const read = parseInstant(text);
  if (read === undefined)
    throw Problem.of([
      {
        code: 'usage.period',
        message: `\`${text.slice(0, 60)}\` is no instant`,
        help: 'RFC 3339 with a zone, such as 2026-11-01T00:00:00Z',
        pointer,
      },
    ]);
  return read;
}

export function toUsageRow({ meter, from, to, cell, quantity }: UsageRow): UsageRowReply {
  return { meter, from: microsecondsText(from), to: microsecondsText(to), dimensions: { ...cell }, quantity };
}
