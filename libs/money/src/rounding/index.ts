import { ceiling } from './ceiling.js';
import { down } from './down.js';
import { floor } from './floor.js';
import { halfDown } from './half-down.js';
import { halfEven } from './half-even.js';
import { halfUp } from './half-up.js';
import type { RoundQuotient } from './quotient.js';
import { up } from './up.js';

export const ROUNDING_MODES = ['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'ceiling', 'floor'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

export const roundingModes: Readonly<Record<RoundingMode, RoundQuotient>> = {
  halfUp,
  halfEven,
  halfDown,
  up,
  down,
  ceiling,
  floor,
};
