import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Submission } from '#rulebook';
import { BoundedCheck } from './bounded-check.js';
import { SAMPLE } from './sample-submission.js';

let check: BoundedCheck;

beforeEach(() => {
  check = new BoundedCheck();
});
afterEach(async () => {
  await check.onModuleDestroy();
});

/** Plain data that never ends: what no file can be, so that the limit is met for certain. */
const endless = (): Submission => ({
  ...SAMPLE,
  packages: Array.from({ length: 3_000_000 }, (_, index) => `package-${index}`),
  file: { path: 'a.yaml', bytes: SAMPLE.file.bytes },
});

describe('a check in a thread of its own', () => {
  it('says what the check says', async () => {
    expect(await check.run(SAMPLE)).toMatchObject({ sound: { packageKey: 'sample', number: 1 } });
  }, 60_000);

  it('ends with what takes too much, and goes on with the next one', async () => {
    expect(await check.run(endless())).toBe('too-expensive');
    expect(await check.run(SAMPLE)).toMatchObject({ sound: { packageKey: 'sample' } });
  }, 60_000);
});
