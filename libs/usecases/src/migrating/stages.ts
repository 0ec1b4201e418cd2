import { createHash } from 'node:crypto';
import type { MigrationStage } from '#storage';

/** Percentages have two digits after the point. */
const BUCKETS = 10_000;

/** Where a subscription stands in a migration: the same for ever, and nothing but chance for another migration. */
export function bucketOf(migrationId: string, subscriptionId: string): number {
  const hash = createHash('sha256').update(`${migrationId} ${subscriptionId}`).digest();
  return hash.readUInt32BE(0) % BUCKETS;
}

/** Hundredths of a percent of `12.5`. */
export function hundredths(percent: string): number {
  const [whole = '', digits = ''] = percent.split('.');
  return Number.parseInt(whole, 10) * 100 + Number.parseInt(digits.padEnd(2, '0'), 10);
}

/**
 * The stage of each subscription, from 1 on. All stand in one order, by their bucket, and each stage reaches so far into
 * it: whoever is in one is in no other, and a stage that grows takes from those after it alone.
 */
export function assignStages(
  migrationId: string,
  subscriptionIds: readonly string[],
  stages: readonly MigrationStage[],
): ReadonlyMap<string, number> {
  const order = subscriptionIds
    .map((id) => ({ id, bucket: bucketOf(migrationId, id) }))
    .sort((a, b) => a.bucket - b.bucket || (a.id < b.id ? -1 : 1));
  return new Map(
    order.map(({ id, bucket }, place) => [
      id,
      1 + stages.findIndex((stage) => reaches(stage, bucket, place)),
    ]),
  );
}

function reaches({ percent, count }: MigrationStage, bucket: number, place: number): boolean {
  if (percent !== undefined) return bucket < hundredths(percent);
  return count !== undefined && place < count;
}
