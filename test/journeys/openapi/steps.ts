import { experimentText } from '../experiment-world.js';
import { versionText } from '../people.js';

/** What was answered so far, by operation; the last answer counts. */
export type Said = (operation: string) => Answer;

export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly etag: string;
}

export interface Step {
  readonly operation: string;
  /** What the operation answers here. */
  readonly status: number;
  /** Absent: the key that the service was started with. */
  readonly by?: 'reviewer';
  readonly path?: (said: Said) => Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** The operation whose entity tag is handed in: as If-None-Match to get, as If-Match to change. */
  readonly tagOf?: string;
  /** It is answered with the very example of its reply. */
  readonly asExampled?: true;
  /** What differs from the example of the request; absent: it is sent as it stands. */
  readonly but?: (said: Said) => Readonly<Record<string, unknown>>;
}

type More = Omit<Step, 'operation' | 'status'>;
const step = (operation: string, status: number, more: More = {}): Step => ({ operation, status, ...more });

const VERSION: More = { path: () => ({ key: 'example', number: '1' }) };
const PACKAGE: More = { path: () => ({ key: 'example' }) };
const TEAM: More = { path: () => ({ key: 'team', number: '4' }) };
const WORKSPACE: More = { path: () => ({ id: 'acme' }) };
const idOf =
  (operation: string): NonNullable<Step['path']> =>
  (said) => ({ id: String(said(operation).body['id']) });
const SUBSCRIPTION: More = {
  path: (said) => ({
    id: (said('startSubscription').body['subscription'] as { readonly id: string } | undefined)?.id ?? '',
  }),
};
const MIGRATION: More = { path: idOf('createMigration') };
const QUOTE: More = { path: idOf('keep') };
const KEY: More = { path: idOf('createApiKey') };
const SECOND: More = { path: () => ({ key: 'example', number: '2' }) };
const EXPERIMENT: More = { path: () => ({ key: 'example-rate' }) };
const OVERRIDE: More = { path: () => ({ key: 'example-rate', workspace: 'acme' }) };
const MINUTES: More = { path: () => ({ key: 'minutes' }) };
const MINUTES_TEXT = experimentText('minutes', {
  variants: [
    ['control', 'build-minutes@2', '50'],
    ['older', 'build-minutes@1', '50'],
  ],
});
const CLOSE: More = { path: idOf('closePeriods') };
const FOR_REAL: More = { but: () => ({ dryRun: false }) };

/** The examples of the description, in an order in which each of them makes sense. */
export const STEPS: readonly Step[] = [
  step('live', 200),
  step('ready', 200),
  step('schema', 200, { path: () => ({ name: 'package.v1.json' }) }),
  step('signingKeys', 200),
  step('me', 200),
  step('meters', 200),

  step('checkText', 200, { asExampled: true }),
  step('plan', 200, { asExampled: true }),
  step('putVersion', 201, VERSION),
  step('putVersion', 200, { ...VERSION, tagOf: 'putVersion' }),
  step('deleteVersion', 204, { ...VERSION, tagOf: 'putVersion' }),
  step('putVersion', 201, VERSION),
  step('version', 200, VERSION),
  step('version', 304, { ...VERSION, tagOf: 'version' }),
  step('submit', 200, VERSION),
  step('withdraw', 200, VERSION),
  step('submit', 200, VERSION),
  step('reject', 200, { ...VERSION, by: 'reviewer' }),
  step('submit', 200, VERSION),
  step('approve', 200, { ...VERSION, by: 'reviewer' }),
  step('publish', 200, VERSION),
  step('breakGlass', 200, VERSION),
  step('packages', 200),
  step('package', 200, PACKAGE),
  step('versions', 200, PACKAGE),
  step('version', 200, VERSION),
  step('current', 200, { path: () => ({ key: 'team' }) }),
  step('current', 304, { path: () => ({ key: 'team' }), tagOf: 'current' }),
  step('source', 200, VERSION),
  step('source', 304, { ...VERSION, tagOf: 'source' }),
  step('diff', 200, TEAM),
  step('promote', 202, VERSION),
  step('approve', 200, {
    ...VERSION,
    by: 'reviewer',
    but: () => ({ from: '2027-01-01T00:00:00Z' }),
  }),
  step('promote', 200, VERSION),
  step('retire', 200, { path: () => ({ key: 'sms', number: '1' }) }),

  step('putVersion', 201, {
    ...SECOND,
    but: () => ({ source: versionText('example', 2, '24.00') }),
  }),
  step('breakGlass', 200, {
    ...SECOND,
    but: (said) => ({ contentHash: said('putVersion').body['contentHash'] }),
  }),
  step('putExperiment', 201, { ...EXPERIMENT, asExampled: true }),
  step('putExperiment', 200, { ...EXPERIMENT, tagOf: 'putExperiment' }),
  step('submitExperiment', 200, EXPERIMENT),
  step('rejectExperiment', 200, { ...EXPERIMENT, by: 'reviewer' }),
  step('submitExperiment', 200, EXPERIMENT),
  step('approveExperiment', 200, { ...EXPERIMENT, by: 'reviewer' }),
  step('startExperiment', 200, EXPERIMENT),
  step('assign', 200, { ...EXPERIMENT, asExampled: true }),
  step('peek', 200, EXPERIMENT),
  // Before February nobody is covered: whoever has an arm has it of another experiment.
  step('putExperiment', 201, {
    path: () => ({ key: 'minutes' }),
    but: () => ({ source: MINUTES_TEXT }),
  }),
  step('submitExperiment', 200, MINUTES),
  step('approveExperiment', 200, {
    ...MINUTES,
    by: 'reviewer',
    but: (said) => ({ contentHash: said('putExperiment').body['contentHash'] }),
  }),
  step('startExperiment', 200, MINUTES),
  // Nobody has enrolled yet, so that it is done at once.
  step('takeSnapshot', 202, MINUTES),
  step('experimentSnapshot', 200, {
    path: (said) => ({ key: 'minutes', id: String(said('takeSnapshot').body['id']) }),
  }),
  step('experimentResults', 200, MINUTES),
  step('assign', 200, { ...MINUTES, but: () => ({ subject: 'visitor-1' }) }),
  step('assignedUnit', 200, { path: () => ({ key: 'minutes', unit: 'visitor-1' }) }),
  step('putWorkspace', 201, WORKSPACE),
  step('drawList', 200, EXPERIMENT),
  step('putOverride', 201, { ...OVERRIDE, asExampled: true }),
  step('putOverride', 200, OVERRIDE),
  step('deleteOverride', 204, OVERRIDE),
  step('givePriceLock', 201, WORKSPACE),
  step('priceLocks', 200, WORKSPACE),
  step('endPriceLock', 200, {
    path: (said) => ({ id: 'acme', lock: String(said('givePriceLock').body['id']) }),
  }),
  step('dropVariant', 200, EXPERIMENT),
  step('sendOutcomes', 200),
  step('previewExperiment', 200, EXPERIMENT),
  step('status', 200, EXPERIMENT),
  step('pauseExperiment', 200, EXPERIMENT),
  step('resumeExperiment', 200, EXPERIMENT),
  step('ship', 200, EXPERIMENT),
  step('ship', 202, { ...EXPERIMENT, ...FOR_REAL }),
  step('approve', 200, {
    ...SECOND,
    by: 'reviewer',
    but: (said) => ({
      contentHash: said('breakGlass').body['contentHash'],
      from: '2027-06-01T00:00:00Z',
    }),
  }),
  step('ship', 200, { ...EXPERIMENT, ...FOR_REAL }),
  step('stopExperiment', 200, EXPERIMENT),
  step('emergencyStop', 200, MINUTES),
  step('stopExperiment', 200, MINUTES),
  // Its rollout is over, so the stream ends.
  step('stopExperiment', 200, { ...MINUTES, ...FOR_REAL }),
  step('stream', 200, MINUTES),
  step('experimentBundle', 200, MINUTES),
  step('experiments', 200),
  step('experiment', 200, EXPERIMENT),
  step('experiment', 304, { ...EXPERIMENT, tagOf: 'experiment' }),

  step('putWorkspace', 200, { ...WORKSPACE, tagOf: 'putWorkspace' }),
  step('workspace', 200, WORKSPACE),
  step('workspace', 304, { ...WORKSPACE, tagOf: 'workspace' }),
  step('workspaces', 200),

  step('preview', 200, { asExampled: true }),
  step('keep', 201),
  step('quote', 200, QUOTE),
  step('quotes', 200),
  step('replay', 200, QUOTE),
  step('keep', 201, { but: () => ({ workspace: 'acme' }) }),
  step('accept', 200, QUOTE),
  step('batch', 200),
  step('batch', 200, { query: { keep: 'true' } }),

  step('ingest', 202),
  step('ingest', 202, { query: { results: 'all' } }),
  step('event', 200, { query: { source: '/telephony', id: '7c1e0f52-0001' } }),
  step('usage', 200, WORKSPACE),
  step('quarantined', 200),
  step('release', 200),

  step('startSubscription', 200),
  step('startSubscription', 201, FOR_REAL),
  step('subscription', 200, SUBSCRIPTION),
  step('subscriptions', 200, WORKSPACE),
  step('changeSubscription', 200, SUBSCRIPTION),
  step('changeSubscription', 200, { ...SUBSCRIPTION, ...FOR_REAL }),
  step('createMigration', 200),
  step('createMigration', 201, FOR_REAL),
  step('migration', 200, MIGRATION),
  step('migrationItems', 200, MIGRATION),
  step('startMigration', 200, MIGRATION),
  step('pauseMigration', 200, MIGRATION),
  step('revertMigration', 200, MIGRATION),
  step('pauseSubscription', 200, SUBSCRIPTION),
  step('pauseSubscription', 200, { ...SUBSCRIPTION, ...FOR_REAL }),
  step('resumeSubscription', 200, SUBSCRIPTION),
  step('endSubscription', 200, SUBSCRIPTION),

  step('closePeriods', 202),
  step('periodClose', 200, CLOSE),

  step('createApiKey', 201),
  step('keys', 200),
  step('rotateApiKey', 201, KEY),
  step('revokeApiKey', 204, KEY),
  step('rotateSigning', 200),
  step('signCheckpoint', 200),
  step('verify', 200),
  step('audit', 200, { query: { limit: '200' } }),
  step('auditCheckpoints', 200),
];
