// Two projects: `core` needs no server; `service` gets one PostgreSQL a worker and a cloned database a file.
const shared = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^#(money|calendar|catalog|contracts|rulebook|eligibility|experiments|analysis|rating|entitlements|metering|quote|usecases|storage|queues|limits|signing|observing|client|testing)$':
      '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironment: 'node',
};

export default {
  // Workers that are begun anew once they have grown: the modules of a finished file are not given back by Node, and one
  // process for all files ends for want of memory.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // Real servers on a shared machine: a test that hangs is ended, and one that has to wait is not.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'core',
      testMatch: [
        '<rootDir>/libs/{money,calendar,catalog,contracts,rulebook,eligibility,experiments,analysis,rating,entitlements,metering,quote}/**/*.spec.ts',
        '<rootDir>/test/{laws,spec,sandboxes}/**/*.spec.ts',
      ],
    },
    {
      ...shared,
      displayName: 'service',
      testMatch: [
        '<rootDir>/libs/{storage,queues,limits,usecases,signing,observing,tracing,client,testing}/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/test/{journeys,hostile,faults}/**/*.spec.ts',
      ],
    },
  ],
};
