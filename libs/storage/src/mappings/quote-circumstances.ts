import type { QuoteCircumstances } from '../records/quote-circumstances.js';
import type { AttributeValues, Quantities } from '../records/subscriptions.js';
import type { CircumstancesRow } from '../statements/quote-circumstances.js';
import { fromDbInstant } from './instants.js';
import { fromDbSubscription } from './subscriptions.js';

export function fromDbCircumstances(row: CircumstancesRow): QuoteCircumstances {
  const { workspace, reply } = row;
  return {
    ...(workspace && {
      workspace: { id: workspace.id, attributes: JSON.parse(workspace.attributes) as AttributeValues },
    }),
    subscriptions: row.subscriptions.map((subscription) => ({
      ...fromDbSubscription(subscription),
      spans: row.segments
        .filter(({ subscriptionId }) => subscriptionId === subscription.id)
        .map(({ from, to, packageVersion, quantities, state }) => ({
          from: fromDbInstant(from),
          ...(to === null ? {} : { to: fromDbInstant(to) }),
          packageVersion,
          quantities: JSON.parse(quantities) as Quantities,
          state,
        })),
    })),
    acceptances: row.acceptances.map((accepted) => ({
      ...accepted,
      validUntil: fromDbInstant(accepted.validUntil),
    })),
    ...(reply && {
      reply: {
        requestDigest: Buffer.from(reply.digest, 'hex'),
        status: reply.status,
        reply: reply.reply,
        headers: JSON.parse(reply.headers) as Record<string, string>,
      },
    }),
  };
}
