import type { AnyPrice } from '#catalog';
import type { Decimal } from '#money';

type Price = AnyPrice<Decimal>;

const isSet = (value: Decimal | undefined): boolean => value !== undefined && !value.isZero();

/** The field that gives a free allowance, if any; 0 means absent. */
export function freeAllowanceField({ freeEvents, freeAmount }: Price): string | undefined {
  if (isSet(freeEvents)) return 'freeEvents';
  return isSet(freeAmount) ? 'freeAmount' : undefined;
}

/** The field that bounds each event's fee, if any. A minimum of 0 bounds nothing, a maximum of 0 everything. */
export function eventBoundField({ minimumPerEvent, maximumPerEvent }: Price): string | undefined {
  if (isSet(minimumPerEvent)) return 'minimumPerEvent';
  return maximumPerEvent === undefined ? undefined : 'maximumPerEvent';
}

/** The field that asks for single events, if any: without one, totals give the same amount. */
export function eventByEventField(price: Price): string | undefined {
  return freeAllowanceField(price) ?? eventBoundField(price) ?? (price.roundEach && 'roundEach');
}
