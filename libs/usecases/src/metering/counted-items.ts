import { cellText, type Contribution, contributionOf } from '#metering';
import type { ServiceFault } from '../fault.js';
import { type Dims, dimsOf, NO_DIMS } from './dims.js';
import type { LiveMeter } from './live-meter.js';

/** What one event says to one meter. */
export interface CountedItem {
  readonly meter: LiveMeter;
  readonly dims: Dims;
  readonly contribution: Contribution;
}

const NOTHING = {};

/** What an event says to each of its meters, and what is wrong with it for the first that cannot take it. */
export function countedItems(
  data: Readonly<Record<string, unknown>> | undefined,
  meters: readonly LiveMeter[],
): { readonly items: readonly CountedItem[]; readonly fault?: ServiceFault } {
  const items: CountedItem[] = [];
  let fault: ServiceFault | undefined;
  for (const meter of meters) {
    const said = contributionOf(meter.meter, data ?? NOTHING);
    if (!said.ok) fault ??= said.fault;
    else if (said.contribution !== undefined) {
      const { contribution } = said;
      const hasDims = meter.meter.dimensions.length > 0;
      const dims = hasDims ? dimsOf(cellText(contribution.cell)) : NO_DIMS;
      items.push({ meter, dims, contribution });
    }
  }
  return fault === undefined ? { items } : { items, fault };
}
