import type { ChargeModel, Convert, Dimensions } from '#catalog';
import type { Fraction, RoundingMode } from '#money';

/** Which of a pipeline's steps changed something: `before` went in, `after` came out. */
interface Change {
  readonly before?: Fraction;
  readonly after?: Fraction;
}

/** Steps that changed something, in order. They are data: `explainStep` makes the sentence. */
export type RatingStep =
  | (Change & { readonly step: 'convert'; readonly convert: Convert; readonly dimensions?: Dimensions })
  | (Change & { readonly step: 'pool'; readonly cells: number })
  | (Change & { readonly step: 'included'; readonly allowance: Fraction; readonly dimensions?: Dimensions })
  | (Change & { readonly step: 'model'; readonly model: ChargeModel })
  | (Change & { readonly step: 'maximum' | 'minimum'; readonly limit: Fraction })
  /** Without `before`: the share scaled allowance, bounds and flat amounts instead of the amount. */
  | (Change & {
      readonly step: 'proration';
      readonly share: Fraction;
      /** The share of the period that this version prices, of a charge that is not prorated; else of the interval. */
      readonly of?: 'period';
    })
  | (Change & { readonly step: 'timing'; readonly timing: 'advance' | 'arrears' })
  | (Change & { readonly step: 'waive' })
  | (Change & { readonly step: 'round'; readonly mode: RoundingMode; readonly scale: number });
