import type { Charge, PackageVersion } from '#catalog';
import type { Decimal } from '#money';
import { scalesAmount } from '#rating';
import type { ChargeSpan } from './charge-spans.js';

/**
 * Whether a line counts. A charge that is not prorated is never charged twice in one period: in advance, the price
 * list and quantity at the start of the period decide, in arrears those at its end. One whose timing a new version
 * changed counts where it counted before, so that it is neither lost nor doubled. Usage is always the run's own.
 */
export function isDue(
  charge: Charge<Decimal>,
  { opens, closes }: Pick<ChargeSpan, 'opens' | 'closes'>,
  opening: PackageVersion,
): boolean {
  if (charge.prorate || !scalesAmount(charge)) return true;
  if (charge.timing === 'advance' && opens) return true;
  if (!closes) return false;
  const sameCharge = opening.charges.find(({ key }) => key === charge.key);
  const before =
    sameCharge && !sameCharge.prorate && scalesAmount(sameCharge) ? sameCharge.timing : undefined;
  return charge.timing === 'advance' ? before === 'arrears' : before !== 'advance';
}
