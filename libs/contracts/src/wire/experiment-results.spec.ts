import { describe, expect, it } from '@jest/globals';
import { EXAMPLE_RESULTS } from './example-results.js';
import { experimentResultsReply } from './experiment-results.js';

describe('experimentResultsReply', () => {
  it('is what its example is', () => {
    expect(experimentResultsReply.parse(EXAMPLE_RESULTS)).toEqual(EXAMPLE_RESULTS);
  });

  it('has no field that nobody described, and null only where it says so', () => {
    expect(experimentResultsReply.safeParse({ ...EXAMPLE_RESULTS, more: 1 }).success).toBe(false);
    const unbounded = { ...EXAMPLE_RESULTS.sampleRatio, pValue: null };
    expect(experimentResultsReply.safeParse({ ...EXAMPLE_RESULTS, sampleRatio: unbounded }).success).toBe(
      true,
    );
    expect(experimentResultsReply.safeParse({ ...EXAMPLE_RESULTS, verdict: null }).success).toBe(false);
  });
});
