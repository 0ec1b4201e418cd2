import { describe, expect, it } from '@jest/globals';
import { compare } from './compare.js';
import { reportable } from './reportable.js';
import { meanArm } from './testing/arms.js';

describe('reportable', () => {
  const shown = (control: readonly number[], treatment: readonly number[]) => {
    const found = compare(meanArm(control), meanArm(treatment), {
      difference: 'relative',
      engine: { kind: 'fixed', sides: 'two' },
      alpha: 0.05,
      isAdjusted: false,
    });
    if (!found.ok) throw new Error(found.fault.message);
    return reportable(found.value, 'relative');
  };

  it('shows percents of a control that is sure enough', () => {
    expect(shown([100, 101, 102], [110, 111, 112])).toMatchObject({
      difference: 'relative',
      effect: expect.closeTo(10 / 101, 12),
    });
  });

  it('shows the absolute difference, and says so, where the control is near zero', () => {
    const around = shown([10, -9, 10, -10], [12, -7, 12, -8]);
    expect(around).toMatchObject({ difference: 'absolute', effect: 2 });
    expect(around).not.toHaveProperty('notes');
  });
});
