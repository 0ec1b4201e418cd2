import type {
  BillingPeriod,
  PeriodClose,
  PeriodCloseShard,
  PeriodFailure,
  PeriodItem,
  PeriodTotals,
} from '../records/periods.js';
import type { BillingPeriodRow } from '../statements/billing-periods.js';
import type {
  PeriodCloseRow,
  PeriodFailureRow,
  PeriodItemRow,
  PeriodShardRow,
} from '../statements/period-closes.js';
import { fromDbInstant } from './instants.js';

export function fromDbPeriod({ quote, startsAt, endsAt, ...period }: BillingPeriodRow): BillingPeriod {
  return {
    ...period,
    startsAt: fromDbInstant(startsAt),
    endsAt: fromDbInstant(endsAt),
    ...(quote !== null && { quote }),
  };
}

export function fromDbClose(row: PeriodCloseRow): PeriodClose {
  return {
    id: row.id,
    until: fromDbInstant(row.until),
    ...(row.since !== null && { since: fromDbInstant(row.since) }),
    ...(row.packages && { packages: row.packages }),
    ...(row.workspaces && { workspaces: row.workspaces }),
    ...(row.reason !== null && { reason: row.reason }),
    createdBy: row.createdBy,
    createdAt: fromDbInstant(row.createdAt),
    ...(row.totals !== null && { totals: JSON.parse(row.totals) as PeriodTotals[] }),
    ...(row.endedAt !== null && { endedAt: fromDbInstant(row.endedAt) }),
  };
}

export function fromDbShard({ reachedId, ...shard }: PeriodShardRow): PeriodCloseShard {
  return { ...shard, ...(reachedId !== null && { reachedId }) };
}

export function fromDbItem({ startsAt, ...item }: PeriodItemRow): PeriodItem {
  return { ...item, startsAt: fromDbInstant(startsAt) };
}

export function fromDbFailure({ startsAt, endsAt, ...failure }: PeriodFailureRow): PeriodFailure {
  return { ...failure, startsAt: fromDbInstant(startsAt), endsAt: fromDbInstant(endsAt) };
}
