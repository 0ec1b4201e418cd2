import { describe, expect, it } from '@jest/globals';
import { decimal } from '#money';
import { assign } from './assign.js';
import { bucketOf, holdoutBucketOf, layerBucketOf } from './bucket.js';

const ids = Array.from({ length: 2_000 }, (_, index) => `w${index}`);
const plan = {
  seed: 'team-mtu-rate-2027',
  layer: { key: 'team-price', from: 0, to: 5000 },
  variants: [
    { key: 'control', weight: decimal('50') },
    { key: 'lower-rate', weight: decimal('50') },
  ],
  holdouts: [{ key: 'prices', share: decimal('2.5') }],
};
const yes = () => true;
const no = () => false;
const never = () => {
  throw new Error('the cohort was asked');
};
const anId = (held: boolean, inLayer: boolean): string =>
  ids.find(
    (id) =>
      holdoutBucketOf('prices', id) < 250 === held && layerBucketOf('team-price', id) < 5000 === inLayer,
  ) ?? '';

describe('assign', () => {
  it('takes the first reason that holds', () => {
    const at = assign(plan, decimal('0'));
    expect(at({ id: anId(true, false), inCohort: never }).reason).toBe('held-out');
    expect(at({ id: anId(false, false), inCohort: never }).reason).toBe('not-in-layer');
    expect(at({ id: anId(false, true), inCohort: no }).reason).toBe('not-in-cohort');
    expect(at({ id: anId(false, true), inCohort: yes }).reason).toBe('not-covered');
    const id = anId(false, true);
    expect(assign(plan, decimal('100'))({ id, inCohort: yes })).toEqual({
      variant: bucketOf(plan.seed, id) < 5000 ? 'control' : 'lower-rate',
      bucket: bucketOf(plan.seed, id),
      reason: 'assigned',
    });
  });
  it('tells the bucket of the experiment whatever the reason, and no variant unless assigned', () => {
    for (const id of ids) {
      const got = assign(plan, decimal('10'))({ id, inCohort: yes });
      expect(got.bucket).toBe(bucketOf(plan.seed, id));
      expect(got.variant === null).toBe(got.reason !== 'assigned');
    }
  });
  it('hashes an id as it is stored', () => {
    expect(bucketOf('seed-of-it', 'W1')).not.toBe(bucketOf('seed-of-it', 'w1'));
    expect(bucketOf('seed-of-it', 'w1 ')).not.toBe(bucketOf('seed-of-it', 'w1'));
  });
});
