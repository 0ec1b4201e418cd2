import type { WrittenNumber } from './numbers.js';
import type { Place } from './place.js';

interface Granted {
  readonly feature: string;
  readonly place: Place;
}

/** A metered limit is in raw meter units, before any conversion of a charge. */
export type Entitlement<N = WrittenNumber> =
  | (Granted & { readonly type: 'boolean'; readonly value: boolean })
  | (Granted & { readonly type: 'config'; readonly value: string })
  | (Granted & {
      readonly type: 'metered';
      readonly meter: string;
      readonly limit: N | 'unlimited';
      readonly enforcement: 'soft' | 'hard';
      readonly resets: 'interval' | 'never';
    });
