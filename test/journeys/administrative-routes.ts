import type { Step, Walk } from './administrative-step.js';
import { experimentText } from './experiment-world.js';
import { type Person, type Sent, versionText } from './people.js';

const VERSION = '/v1/packages/:key/versions/:number';
const walked = (number: number, verb = ''): string => `/v1/packages/walk/versions/${number}${verb}`;
const source = (number: number): object => ({
  source: versionText('walk', number, '10.00', `2026-0${number}-01T00:00:00Z`),
});
const WRONG = { contentHash: '0'.repeat(64) };
const hash = ({ contentHash }: Walk): object => ({ contentHash });
const noteHash = (walk: Walk, [, { contentHash }]: Sent): void =>
  void (walk.contentHash = String(contentHash));
const write =
  (number: number) =>
  async (walk: Walk): Promise<void> => {
    noteHash(walk, await walk.root.put(walked(number), source(number)));
  };
const submit = async ({ root }: Walk): Promise<unknown> => await root.post(walked(1, '/submit'), {});
const grace = (walk: Walk): Person => walk.grace;

const MARCH = { from: '2027-03-01T00:00:00Z' };

const VERSIONS: readonly Step[] = [
  {
    route: `PUT ${VERSION}`,
    action: 'package.version-drafted',
    path: () => walked(1),
    body: () => source(1),
    refused: { body: { source: 'x' } },
  },
  {
    route: `DELETE ${VERSION}`,
    action: 'package.version-deleted',
    path: () => walked(1),
    headers: { 'if-match': '"1"' },
    refused: { headers: { 'if-match': '"7"' } },
  },
  {
    route: `POST ${VERSION}/submit`,
    action: 'package.version-submitted',
    path: () => walked(1, '/submit'),
    before: write(1),
    refused: { body: WRONG },
  },
  {
    route: `POST ${VERSION}/withdraw`,
    action: 'package.version-withdrawn',
    path: () => walked(1, '/withdraw'),
    refused: { path: '/v1/packages/pro/versions/1/withdraw' },
  },
  {
    route: `POST ${VERSION}/reject`,
    action: 'package.version-rejected',
    path: () => walked(1, '/reject'),
    body: hash,
    by: grace,
    before: submit,
    refused: { body: WRONG },
  },
  {
    route: `POST ${VERSION}/approve`,
    action: 'package.version-approved',
    path: () => walked(1, '/approve'),
    body: hash,
    by: grace,
    before: submit,
    refused: { body: WRONG },
  },
  {
    route: `POST ${VERSION}/publish`,
    action: 'package.version-published',
    path: () => walked(1, '/publish'),
    body: hash,
    refused: { body: WRONG },
  },
  {
    route: `POST ${VERSION}/break-glass`,
    action: 'package.version-published-break-glass',
    path: () => walked(2, '/break-glass'),
    body: (walk) => ({ ...hash(walk), reason: 'a bill goes out today' }),
    before: write(2),
    refused: { body: { ...WRONG, reason: 'x' } },
  },
  {
    route: `POST ${VERSION}/promote`,
    action: 'package.promotion-requested',
    path: () => walked(1, '/promote'),
    body: () => MARCH,
    refused: { body: { from: '2020-01-01T00:00:00Z' } },
  },
  // One wish takes three calls, and each leaves its row.
  {
    route: `POST ${VERSION}/approve`,
    action: 'package.promotion-approved',
    path: () => walked(1, '/approve'),
    body: (walk) => ({ ...hash(walk), ...MARCH }),
    by: grace,
    before: async (walk) => {
      noteHash(walk, await walk.root.get(walked(1)));
    },
    refused: { body: { ...WRONG, ...MARCH } },
  },
  {
    route: `POST ${VERSION}/promote`,
    action: 'package.version-promoted',
    path: () => walked(1, '/promote'),
    body: () => MARCH,
    refused: { body: { from: '2020-01-01T00:00:00Z' } },
  },
  {
    route: `POST ${VERSION}/retire`,
    action: 'package.version-retired',
    path: () => walked(2, '/retire'),
    body: () => ({ reason: 'too dear' }),
    refused: { path: walked(9, '/retire'), body: { reason: 'x' } },
  },
];

const SUBSCRIPTION = '/v1/subscriptions/:id';
const ofSubscription =
  (verb: string) =>
  ({ subscription }: Walk): string =>
    `/v1/subscriptions/${subscription}/${verb}`;
const UNKNOWN = '/v1/subscriptions/sub_019b0000-0000-7000-8000-000000000001';

const CUSTOMERS: readonly Step[] = [
  {
    route: 'PUT /v1/workspaces/:id',
    action: 'workspace.created',
    path: () => '/v1/workspaces/walker',
    body: () => ({}),
    refused: { body: { attributes: { nobody: true } } },
  },
  {
    route: 'POST /v1/subscriptions',
    action: 'subscription.started',
    path: () => '/v1/subscriptions',
    body: () => ({ workspace: 'walker', package: 'pro', quantities: { seats: '2' } }),
    isDry: true,
    refused: { body: { workspace: 'walker', package: 'nothing' } },
    after: (walk, [, { subscription }]) => void (walk.subscription = (subscription as { id: string }).id),
  },
  {
    route: `POST ${SUBSCRIPTION}/change`,
    action: 'subscription.changed',
    path: ofSubscription('change'),
    body: () => ({ quantities: { seats: '3' } }),
    isDry: true,
    refused: { body: { quantities: { rooms: '3' } } },
  },
  {
    route: `POST ${SUBSCRIPTION}/pause`,
    action: 'subscription.paused',
    path: ofSubscription('pause'),
    body: () => ({ effectiveAt: '2026-12-01T00:00:00Z' }),
    isDry: true,
    refused: { path: `${UNKNOWN}/pause` },
  },
  {
    route: `POST ${SUBSCRIPTION}/resume`,
    action: 'subscription.resumed',
    path: ofSubscription('resume'),
    body: () => ({ effectiveAt: '2026-12-05T00:00:00Z' }),
    isDry: true,
    refused: { path: `${UNKNOWN}/resume` },
  },
  {
    route: `POST ${SUBSCRIPTION}/end`,
    action: 'subscription.ended',
    path: ofSubscription('end'),
    body: () => ({ effectiveAt: '2027-01-01T00:00:00Z' }),
    isDry: true,
    refused: { path: `${UNKNOWN}/end` },
  },
];

const MIGRATION = '/v1/subscription-migrations/:id';
const ofMigration =
  (verb: string) =>
  ({ migration }: Walk): string =>
    `/v1/subscription-migrations/${migration}/${verb}`;
const NO_MIGRATION = '/v1/subscription-migrations/mig_019b0000-0000-7000-8000-000000000001';
const TO_PRO_3 = { package: 'pro', to: 3, when: 'renewal', filter: { workspaces: ['walker'] } };

const MIGRATIONS: readonly Step[] = [
  {
    route: 'POST /v1/subscription-migrations',
    action: 'migration.created',
    path: () => '/v1/subscription-migrations',
    body: () => TO_PRO_3,
    isDry: true,
    refused: { body: { ...TO_PRO_3, to: 99 } },
    after: (walk, [, { id }]) => void (walk.migration = String(id)),
  },
  {
    route: `POST ${MIGRATION}/start`,
    action: 'migration.started',
    path: ofMigration('start'),
    refused: { path: `${NO_MIGRATION}/start` },
  },
  {
    route: `POST ${MIGRATION}/pause`,
    action: 'migration.paused',
    path: ofMigration('pause'),
    refused: { path: `${NO_MIGRATION}/pause` },
  },
  {
    route: `POST ${MIGRATION}/revert`,
    action: 'migration.revert-started',
    path: ofMigration('revert'),
    refused: { path: `${NO_MIGRATION}/revert` },
  },
];

const PERIODS: readonly Step[] = [
  {
    route: 'POST /v1/periods/close',
    action: 'periods.close-requested',
    path: () => '/v1/periods/close',
    body: () => ({ reason: 'the month is over' }),
    refused: { body: { until: '2127-01-01T00:00:00Z' } },
  },
];

const EXPERIMENT = '/v1/experiments/:key';
const experiment = (verb = ''): string => `/v1/experiments/walked${verb}`;
const WALKED = {
  source: experimentText('walked', {
    variants: [
      ['control', 'pro@1', '50'],
      ['other', 'pro@3', '50'],
      ['third', 'pro@3', '50'],
    ],
  }),
};
const noteExperiment = (walk: Walk, [, { contentHash }]: Sent): void =>
  void (walk.contentHash = String(contentHash));
const handIn = async ({ root }: Walk): Promise<unknown> => await root.post(experiment('/submit'), {});

const EXPERIMENTS: readonly Step[] = [
  {
    route: `PUT ${EXPERIMENT}`,
    action: 'experiment.drafted',
    path: () => experiment(),
    body: () => WALKED,
    refused: { body: { source: 'x' } },
    after: noteExperiment,
  },
  {
    route: `POST ${EXPERIMENT}/submit`,
    action: 'experiment.submitted',
    path: () => experiment('/submit'),
    refused: { path: '/v1/experiments/nothing/submit' },
  },
  {
    route: `POST ${EXPERIMENT}/reject`,
    action: 'experiment.rejected',
    path: () => experiment('/reject'),
    body: hash,
    by: grace,
    refused: { body: WRONG },
  },
  {
    route: `POST ${EXPERIMENT}/approve`,
    action: 'experiment.approved',
    path: () => experiment('/approve'),
    body: hash,
    by: grace,
    before: handIn,
    refused: { body: WRONG },
  },
  {
    route: `POST ${EXPERIMENT}/start`,
    action: 'experiment.started',
    path: () => experiment('/start'),
    refused: { body: WRONG },
  },
  {
    route: `PUT ${EXPERIMENT}/overrides/:workspace`,
    action: 'experiment.overridden',
    path: () => experiment('/overrides/walker'),
    body: () => ({ variant: 'other', reason: 'promised', expiresAt: '2027-01-01T00:00:00Z' }),
    refused: { body: { variant: 'none', reason: 'promised', expiresAt: '2027-01-01T00:00:00Z' } },
  },
  {
    route: `DELETE ${EXPERIMENT}/overrides/:workspace`,
    action: 'experiment.override-ended',
    path: () => experiment('/overrides/walker'),
    refused: { path: '/v1/experiments/nothing/overrides/walker' },
  },
  {
    route: 'POST /v1/workspaces/:id/locks',
    action: 'lock.given',
    path: () => '/v1/workspaces/walker/locks',
    body: () => ({ package: 'pro@3', reason: 'promised' }),
    refused: { body: { package: 'pro@99', reason: 'promised' } },
    after: (walk, [, { id }]) => void (walk.lock = String(id)),
  },
  {
    route: 'DELETE /v1/workspaces/:id/locks/:lock',
    action: 'lock.ended',
    path: ({ lock }) => `/v1/workspaces/walker/locks/${lock}`,
    refused: { path: '/v1/workspaces/walker/locks/lck_019b0000-0000-7000-8000-000000000001' },
  },
  {
    route: `POST ${EXPERIMENT}/assignments/draw`,
    action: 'experiment.list-drawn',
    path: () => experiment('/assignments/draw'),
    body: () => ({ units: [{ workspace: 'listed', stratum: 'large' }] }),
    before: async ({ root }) => await root.put('/v1/workspaces/listed', {}),
    isDry: true,
    refused: {
      body: {
        units: [
          { workspace: 'listed', stratum: 'large' },
          { workspace: 'listed', stratum: 'small' },
        ],
      },
    },
  },
  {
    route: `POST ${EXPERIMENT}/drop-variant`,
    action: 'experiment.variant-dropped',
    path: () => experiment('/drop-variant'),
    body: () => ({ variant: 'third' }),
    isDry: true,
    refused: { body: { variant: 'control' } },
  },
  {
    route: `POST ${EXPERIMENT}/pause`,
    action: 'experiment.paused',
    path: () => experiment('/pause'),
    refused: { path: '/v1/experiments/nothing/pause' },
  },
  {
    route: `POST ${EXPERIMENT}/resume`,
    action: 'experiment.resumed',
    path: () => experiment('/resume'),
    refused: { path: '/v1/experiments/nothing/resume' },
  },
  {
    route: `POST ${EXPERIMENT}/emergency-stop`,
    action: 'experiment.emergency-stopped',
    path: () => experiment('/emergency-stop'),
    body: () => ({ reason: 'it bills twice' }),
    refused: { path: '/v1/experiments/nothing/emergency-stop' },
  },
  {
    route: `POST ${EXPERIMENT}/stop`,
    action: 'experiment.stopped',
    path: () => experiment('/stop'),
    body: () => ({ verb: 'stop-enrolment', reason: 'the question is answered' }),
    isDry: true,
    refused: { path: '/v1/experiments/nothing/stop' },
  },
  {
    route: `POST ${EXPERIMENT}/ship`,
    action: 'package.promotion-requested',
    path: () => experiment('/ship'),
    body: () => ({ variant: 'other', from: '2028-06-01T00:00:00Z', reason: 'it sells better' }),
    isDry: true,
    refused: { body: { variant: 'none', from: '2028-06-01T00:00:00Z', reason: 'it sells better' } },
  },
];

const wanted = (scopes: readonly string[]): object => ({ name: 'walked', holder: 'walker', scopes });

const ACCESS: readonly Step[] = [
  {
    route: 'POST /v1/keys',
    action: 'key.created',
    path: () => '/v1/keys',
    body: () => wanted(['packages:read']),
    refused: { body: wanted(['packages:burn']) },
    after: (walk, [, { id }]) => void (walk.key = String(id)),
  },
  {
    route: 'POST /v1/keys/:id/rotate',
    action: 'key.rotated',
    path: ({ key }) => `/v1/keys/${key}/rotate`,
    refused: { path: '/v1/keys/nobody00/rotate' },
  },
  {
    route: 'DELETE /v1/keys/:id',
    action: 'key.revoked',
    path: ({ key }) => `/v1/keys/${key}`,
    refused: { path: '/v1/keys/nobody00' },
  },
  {
    route: 'POST /v1/signing-keys/rotate',
    action: 'signing-key.rotated',
    path: () => '/v1/signing-keys/rotate',
    body: () => ({ reason: 'a quarter is over' }),
    refused: { body: { reason: '' } },
  },
];

/** Every route that changes what the service is told to do. */
export const STEPS: readonly Step[] = [
  ...VERSIONS,
  ...CUSTOMERS,
  ...MIGRATIONS,
  ...PERIODS,
  ...EXPERIMENTS,
  ...ACCESS,
];
