import { instantText } from '#calendar';
import type { HeldSubscription, StoredVersion } from '#storage';
import type { ServiceFault } from '../fault.js';

export const meteredNeedsWorkspace: ServiceFault = {
  code: 'quote.metered-needs-workspace',
  message: 'usage is metered of a stored workspace, and the request names none',
  help: 'name a `workspace` by its id, or give the usage of each meter in `usage`',
  pointer: '/usage',
};

export const packageNeeded: ServiceFault = {
  code: 'quote.package-needed',
  message: 'nothing says which package is priced',
  help: 'name a `package`, or a stored `workspace` with a subscription',
  pointer: '/package',
};

export const versionRetired = (packageKey: string, version: number): ServiceFault => ({
  code: 'package.version-retired',
  message: `\`${packageKey}@${version}\` is retired: nothing new is priced with it`,
  help: 'leave `version` out for the one that is current',
  pointer: '/version',
});

export function currencyMismatch(
  currency: string | undefined,
  stored: StoredVersion,
): ServiceFault | undefined {
  if (currency === undefined || currency === stored.currency) return undefined;
  return {
    code: 'quote.currency-mismatch',
    message: `\`${stored.packageKey}@${stored.number}\` is priced in ${stored.currency}, not in \`${currency}\``,
    help: `ask for ${stored.currency}, or leave \`currency\` out; nothing is ever converted`,
    pointer: '/currency',
  };
}

export const unknownQuote = (id: string): ServiceFault => ({
  code: 'quote.unknown',
  message: `there is no quote \`${id.slice(0, 60)}\``,
  help: 'GET /v1/quotes lists them',
});

export const kindReserved = (kind: string): ServiceFault => ({
  code: 'quote.kind-reserved',
  message: `a quote of the kind \`${kind}\` of a stored subscription is made by closing its period`,
  help: 'POST /v1/periods/close bills the periods that are over; leave `kind` out for an offer',
  pointer: '/kind',
});

export const validityPast: ServiceFault = {
  code: 'quote.validity-past',
  message: 'a quote cannot end before it is made',
  help: 'name a later instant in `validUntil`, or leave it out for 30 days',
  pointer: '/validUntil',
};

export const unknownSubscription = (id: string): ServiceFault => ({
  code: 'subscription.unknown',
  message: `there is no subscription \`sub_${id.slice(0, 60)}\``,
  help: 'GET /v1/workspaces/:id/subscriptions lists those of a workspace',
  pointer: '/subscription',
});

export const ambiguousSubscription = (held: readonly HeldSubscription[]): ServiceFault => ({
  code: 'quote.subscription-ambiguous',
  message: `the workspace holds ${held.length} subscriptions: ${held
    .slice(0, 20)
    .map(({ id, packageKey }) => `\`sub_${id}\` of \`${packageKey}\``)
    .join(', ')}`,
  help: 'name one of them in `subscription`',
  pointer: '/subscription',
});

/** What a caller gave and what is stored say different things: neither is dropped in silence. */
const contradicts = (what: string, message: string, pointer: string, help: string): ServiceFault => ({
  code: `quote.${what}-contradicts`,
  message,
  help,
  pointer,
});

export const workspaceContradicts = contradicts(
  'workspace',
  'a stored subscription has a stored workspace, whose attributes are not for the request to describe',
  '/workspace',
  'leave `workspace` out, or name its id',
);

export const packageContradicts = (held: HeldSubscription, packageKey: string): ServiceFault =>
  contradicts(
    'package',
    `\`sub_${held.id}\` is a subscription of \`${held.packageKey}\`, not of \`${packageKey}\``,
    '/package',
    'leave `package` out, or name another subscription',
  );

export const versionContradicts = (packageKey: string, version: number, reason: string): ServiceFault =>
  contradicts(
    'version',
    `the price of \`${packageKey}@${version}\` applies here, by reason of \`${reason}\``,
    '/version',
    'leave `version` out; to see another version’s price, describe the workspace by its attributes',
  );

export const timeZoneContradicts = (timeZone: string): ServiceFault =>
  contradicts(
    'time-zone',
    `the subscription’s days are those of \`${timeZone}\``,
    '/period/timeZone',
    'leave `timeZone` out',
  );

export const quantityContradicts = (name: string, held: string, pointer: string): ServiceFault =>
  contradicts(
    'quantity',
    `the subscription holds ${held} of \`${name.slice(0, 60)}\``,
    pointer,
    'leave it out; a dry run of a change shows what another quantity would cost',
  );

export const segmentContradicts = (what: 'version' | 'pause', pointer: string): ServiceFault =>
  contradicts(
    'segment',
    `the subscription says otherwise of this segment’s ${what}`,
    pointer,
    'give `from` and `usage` alone',
  );

export const unknownSegment = (starts: readonly string[], pointer: string): ServiceFault =>
  contradicts(
    'segment',
    'no segment of the subscription begins here',
    pointer,
    `segments of this period begin at: ${starts.join(', ')}`,
  );

export const outsideSubscription = ({ startedAt, endedAt }: HeldSubscription): ServiceFault => ({
  code: 'quote.outside-subscription',
  message: `the subscription is held from ${instantText(startedAt)}${endedAt === undefined ? '' : ` to ${instantText(endedAt)}`}`,
  help: 'ask about a period within, or about an instant in `at`',
  pointer: '/period',
});

export const noInstant = (text: string, pointer: string): ServiceFault => ({
  code: 'quote.invalid-instant',
  message: `\`${text.slice(0, 60)}\` is no instant`,
  help: 'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
  pointer,
});
