import type {
  ClosedPeriod,
  Digest,
  KeptUsageEvent,
  QuarantinedEvent,
  RegisteredMeter,
  UsageCircumstances,
} from '../records/usage.js';
import type { ClosedPeriodRow, UsageCircumstancesRow } from '../statements/usage-circumstances.js';
import type { UsageEventRow } from '../statements/usage-corrections.js';
import type { QuarantinedRow } from '../statements/usage-quarantine.js';
import type { UsageMeterRow } from '../statements/usage-meters.js';
import { fromDbInstant } from './instants.js';

/** The sixteen bytes that PostgreSQL writes as a `uuid`. */
export function fromDbDigest(text: string): Digest {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** As text, which PostgreSQL reads as a `uuid`. */
export function toDbDigest(digest: Digest): string {
  return Buffer.from(digest).toString('hex');
}

export function fromDbCircumstances(row: UsageCircumstancesRow): UsageCircumstances {
  return {
    now: BigInt(row.now),
    newestMeter: row.newestMeter,
    unknownWorkspaces: new Set(row.unknownWorkspaces),
    closedPeriods: (row.closedPeriods ?? []).map(fromDbClosedPeriod),
  };
}

function fromDbClosedPeriod({ workspace, subscription, startsAt, endsAt }: ClosedPeriodRow): ClosedPeriod {
  return { workspace, subscription, startsAt: BigInt(startsAt), endsAt: BigInt(endsAt) };
}

export function fromDbMeter(row: UsageMeterRow): RegisteredMeter {
  const { id, hash, key, event, definition, registeredAt, filledAt, retiredAt } = row;
  return {
    id,
    hash: fromDbDigest(hash),
    key,
    event,
    definition,
    registeredAt: fromDbInstant(registeredAt),
    ...(filledAt === null ? {} : { filledAt: fromDbInstant(filledAt) }),
    ...(retiredAt === null ? {} : { retiredAt: fromDbInstant(retiredAt) }),
  };
}

export function fromDbUsageEvent(row: UsageEventRow): KeptUsageEvent {
  const { digest, time, saidTime, corrects, data, receivedAt, ...rest } = row;
  return {
    ...rest,
    digest: fromDbDigest(digest),
    time: BigInt(time),
    receivedAt: BigInt(receivedAt),
    ...(saidTime === null ? {} : { saidTime: BigInt(saidTime) }),
    ...(corrects === null ? {} : { corrects: fromDbDigest(corrects) }),
    ...(data === null ? {} : { data }),
  };
}

export function fromDbQuarantined({
  digest,
  receivedAt,
  refusal,
  ...rest
}: QuarantinedRow): QuarantinedEvent {
  return {
    ...rest,
    digest: fromDbDigest(digest),
    receivedAt: BigInt(receivedAt),
    ...(refusal === null ? {} : { refusal }),
  };
}
