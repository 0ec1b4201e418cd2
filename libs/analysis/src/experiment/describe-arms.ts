import { Decimal } from '#money';
import { fisherTest } from '../fisher.js';
import type { ArmResults } from './results.js';
import type { ArmSnapshot, RealisedSnapshot } from './snapshot.js';

/**
 * How many units each arm has, and how far they paid the price that is tested. Prices given by hand and concessions are
 * part of what a price does, but an arm that has more of them than the control was treated otherwise by people.
 */
export function describeArms(arms: readonly ArmSnapshot[]): readonly ArmResults[] {
  const [control] = arms;
  return arms.map((arm) => ({
    key: arm.key,
    isClosed: arm.isClosed,
    enrolled: arm.enrolled,
    mature: arm.mature,
    realisedPrice: realisedPriceOf(arm.realised),
    conceded: arm.mature === 0 ? null : arm.realised.conceded / arm.mature,
    overridden: arm.overridden,
    ...(control !== undefined &&
      arm !== control && {
        overriddenPValue: fisherTest(overriddenOf(control), overriddenOf(arm)),
        concededPValue: fisherTest(concededOf(control), concededOf(arm)),
      }),
  }));
}

function realisedPriceOf({ atOwnPrice, billed, credits }: RealisedSnapshot): number | null {
  const asked = new Decimal(atOwnPrice);
  return asked.isZero() ? null : new Decimal(billed).minus(credits).dividedBy(asked).toNumber();
}

const overriddenOf = ({ enrolled, overridden }: ArmSnapshot) => ({ units: enrolled, had: overridden });
const concededOf = ({ mature, realised }: ArmSnapshot) => ({ units: mature, had: realised.conceded });
