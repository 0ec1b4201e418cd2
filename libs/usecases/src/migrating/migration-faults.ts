import type { MigrationReason, MigrationState } from '#storage';
import type { ServiceFault } from '../fault.js';

export const unknownMigration = (id: string): ServiceFault => ({
  code: 'migration.unknown',
  message: `there is no subscription migration \`${id.slice(0, 60)}\``,
});

export const migrationStages = (place: number, message: string): ServiceFault => ({
  code: 'migration.stages',
  message,
  help: 'percentages and counts include the stages before: [{"percent": 10}, {"percent": 100}]',
  pointer: `/stages/${place}`,
});

export const wrongMigrationState = (verb: string, state: MigrationState): ServiceFault => ({
  code: 'migration.wrong-state',
  message: `a migration that is ${state} cannot ${verb}`,
  help: 'GET /v1/subscription-migrations/:id shows its state',
});

export const nothingToMigrate: ServiceFault = {
  code: 'migration.nothing-matches',
  message: 'no subscription is to be moved',
  help: 'send `dryRun: true` to see what a filter finds',
};

export const tooManyToMigrate = (most: number): ServiceFault => ({
  code: 'migration.too-many',
  message: `a migration moves at most ${most} subscriptions`,
  help: 'narrow it down with `from` or `filter`, and make several',
});

export const overrideNeedsReason: ServiceFault = {
  code: 'migration.override-needs-reason',
  message: 'a migration that breaks price locks says why',
  help: 'write a `reason`, or leave `overrideLocks` out',
  pointer: '/reason',
};

export const differsInKind = (
  what: 'currency' | 'interval',
  from: { readonly number: number; readonly value: string },
  to: { readonly number: number; readonly value: string },
): ServiceFault => ({
  code: `migration.${what}-differs`,
  message: `version ${from.number} has the ${what} ${from.value}, and version ${to.number} has ${to.value}`,
  help: 'name other versions in `from`, or start new subscriptions',
  pointer: '/to',
});

/** Why an item is not moved, or not moved back. */
export const SKIPPED = {
  noBoundary: {
    code: 'migration.no-renewal',
    message: 'the subscription ends before its next renewal',
  },
  changedSince: {
    code: 'migration.changed-since',
    message: 'somebody has changed the subscription since',
  },
  locked: {
    code: 'migration.locked',
    message: 'a price lock promises the workspace another version',
  },
  heldOut: {
    code: 'migration.held-out',
    message: 'the workspace is held out of what is new',
  },
  calledOff: {
    code: 'migration.reverted-before',
    message: 'the migration was reverted before its turn',
  },
} as const satisfies Readonly<Record<string, MigrationReason>>;

export const reasonOf = ({ code, message }: ServiceFault): MigrationReason => ({ code, message });
