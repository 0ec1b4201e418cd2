import type { StoredVersion } from '#storage';
import type { ServiceFault } from '../fault.js';

export const meteredNotYet: ServiceFault = {
  code: 'quote.metered-not-yet',
  message: 'usage cannot be taken from metered events yet',
  help: 'give the usage of each meter in `usage`',
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

export const validityPast: ServiceFault = {
  code: 'quote.validity-past',
  message: 'a quote cannot end before it is made',
  help: 'name a later instant in `validUntil`, or leave it out for 30 days',
  pointer: '/validUntil',
};
