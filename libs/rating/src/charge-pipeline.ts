import type { PipelineStep } from './rating-state.js';
import { applyMaximum, applyMinimum } from './steps/bound-amount.js';
import { convertCells } from './steps/convert-cells.js';
import { poolCells } from './steps/pool-cells.js';
import { priceCells } from './steps/price-cells.js';
import { prorateAmount } from './steps/prorate-amount.js';
import { roundLine } from './steps/round-line.js';
import { sumCells } from './steps/sum-cells.js';
import { takeAllowance } from './steps/take-allowance.js';
import { waiveLine } from './steps/waive-line.js';

/** The policy of one line. Everything before the last step is exact, and the last step rounds once. */
export const CHARGE_PIPELINE: readonly PipelineStep[] = [
  { name: 'convert', act: convertCells },
  { name: 'pool', act: poolCells },
  { name: 'included', act: takeAllowance },
  { name: 'model', act: priceCells },
  { name: 'sum', act: sumCells },
  { name: 'maximum', act: applyMaximum },
  { name: 'minimum', act: applyMinimum },
  { name: 'proration', act: prorateAmount },
  { name: 'waive', act: waiveLine },
  { name: 'round', act: roundLine },
];
