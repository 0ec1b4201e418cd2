export type {
  LineDetail,
  RatedLine,
  RatingFault,
  RatingInput,
  RatingResult,
  RatingStep,
} from './line-item.js';
export type { CellQuantity, CellUsage, ChargeUsage } from './usage.js';
