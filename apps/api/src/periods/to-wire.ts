import { instantText } from '#calendar';
import type { PeriodCloseReply } from '#contracts';
import type { CloseView } from '#usecases';
import { wireId } from '../ids.js';

export function toPeriodClose({ close, progress, failures }: CloseView): PeriodCloseReply {
  const { packages, workspaces, totals, endedAt } = close;
  return {
    id: wireId('pcl', close.id),
    state: endedAt === undefined ? 'running' : 'ended',
    until: instantText(close.until),
    since: close.since === undefined ? null : instantText(close.since),
    packages: packages === undefined ? null : [...packages],
    workspaces: workspaces === undefined ? null : [...workspaces],
    ...progress,
    failures: failures.map(({ subscription, startsAt, endsAt, ...failure }) => ({
      ...failure,
      subscription: wireId('sub', subscription),
      from: instantText(startsAt),
      to: instantText(endsAt),
    })),
    totals: totals === undefined ? null : [...totals],
    reason: close.reason ?? null,
    createdBy: close.createdBy,
    createdAt: instantText(close.createdAt),
    endedAt: endedAt === undefined ? null : instantText(endedAt),
  };
}
