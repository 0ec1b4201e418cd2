import { type ExperimentCircumstances, NO_EXPERIMENTS } from '../records/enrolments.js';
import type { QuoteCircumstances } from '../records/quote-circumstances.js';
import type { AttributeValues, Quantities } from '../records/subscriptions.js';
import type { CircumstancesRow } from '../statements/quote-circumstances.js';
import { fromDbHoldout } from './experiments.js';
import { fromDbInstant } from './instants.js';
import { fromDbSubscription } from './subscriptions.js';

export function fromDbCircumstances(row: CircumstancesRow): QuoteCircumstances {
  const { workspace, reply } = row;
  return {
    ...(workspace && {
      workspace: {
        id: workspace.id,
        attributes: JSON.parse(workspace.attributes) as AttributeValues,
        ...(workspace.billingAccount !== null && { billingAccount: workspace.billingAccount }),
        timeZone: workspace.timeZone,
      },
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
    experiments: fromDbEnrolments(row),
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

function fromDbEnrolments({
  locks,
  holdouts,
  acting,
  enrolments,
}: CircumstancesRow): ExperimentCircumstances {
  if (locks.length === 0 && holdouts.length === 0 && enrolments === null) return NO_EXPERIMENTS;
  const { assignments = [], arms = [], asked = [] } = enrolments ?? {};
  const { overrides = [], overridden = [] } = enrolments ?? {};
  return {
    acting,
    holdouts: holdouts.map(fromDbHoldout),
    assignments: assignments.map((one) => ({ ...one, startsAt: fromDbInstant(one.startsAt) })),
    arms: arms.map(({ at, ...same }) => ({ ...same, at: fromDbInstant(at) })),
    overrides: overrides.map(({ from, to, ...same }) => ({
      ...same,
      from: fromDbInstant(from),
      to: fromDbInstant(to),
    })),
    overridden,
    locks: locks.map(({ from, to, experiment, variant, ...same }) => ({
      ...same,
      from: fromDbInstant(from),
      ...(to === null ? {} : { to: fromDbInstant(to) }),
      ...(experiment === null ? {} : { experiment }),
      ...(variant === null ? {} : { variant }),
    })),
    asked: asked.map((one) => ({ ...one, startsAt: fromDbInstant(one.startsAt) })),
  };
}
