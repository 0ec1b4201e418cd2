import { decimalText } from '#money';
import type { EventDetail, LineDetail, TierDetail } from '../line-detail.js';
import { dimensionsText, exactText, units } from './texts.js';

/** A part of a line as a sentence for people: `15000 units up to 15000 at 0.012`. Its amount stands beside it. */
export function explainDetail(detail: LineDetail): string {
  switch (detail.kind) {
    case 'flat':
      return `flat ${exactText(detail.amount)}`;
    case 'unit':
      return `${units(detail.quantity)} at ${decimalText(detail.unitAmount)}`;
    case 'tier':
      return tierText(detail);
    case 'package': {
      const { packages, size, quantity, packageAmount, partial } = detail;
      const rounding = partial === 'up' ? 'a part counts whole' : 'a part is free';
      return `${exactText(packages)} × ${decimalText(size)} for ${units(quantity)}, at ${decimalText(packageAmount)} each; ${rounding}`;
    }
    case 'event':
      return eventText(detail);
    case 'events': {
      const { count, quantity, percent, fixedAmount } = detail;
      const fixed = fixedAmount ? `, and ${decimalText(fixedAmount)} for each` : '';
      return `${decimalText(count)} events: ${decimalText(percent)} % of ${exactText(quantity)}${fixed}`;
    }
    case 'dynamic':
      return detail.multiplier
        ? `${exactText(detail.quantity)} × ${decimalText(detail.multiplier)}`
        : `${exactText(detail.quantity)}, already money`;
    case 'cell':
      return `${dimensionsText(detail.dimensions)}: ${exactText(detail.quantity)} used`;
    case 'weighed':
      return `${dimensionsText(detail.dimensions)}: ${exactText(detail.quantity)} used, weighed as ${exactText(detail.weighed)}`;
  }
}

function tierText({ quantity, above, upTo, unitAmount, percent, flatAmount }: TierDetail): string {
  const amountOfMoney = percent !== undefined;
  const range = [
    above && ` above ${decimalText(above)}`,
    upTo && ` up to ${decimalText(upTo)}`,
    !above && !upTo && (amountOfMoney ? '' : ' in the only tier'),
  ];
  const price = [
    unitAmount && ` at ${decimalText(unitAmount)}`,
    percent && ` at ${decimalText(percent)} %`,
    flatAmount && ` plus ${exactText(flatAmount)} flat`,
  ];
  const what = amountOfMoney ? exactText(quantity) : units(quantity);
  return what + [...range, ...price].filter(Boolean).join('');
}

function eventText({ index, quantity, chargeable, free, bound }: EventDetail): string {
  const event = `event ${index + 1} of ${exactText(quantity)}`;
  if (free) return `${event}: free`;
  const parts = [
    chargeable.equals(quantity) ? '' : `, of which ${exactText(chargeable)} is chargeable`,
    bound ? `, at the ${bound} for an event` : '',
  ];
  return event + parts.join('');
}
