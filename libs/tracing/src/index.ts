import { startTracing } from './start-tracing.js';

/**
 * A program that is to be traced loads this before anything else:
 * `node --import ./dist/libs/tracing/src/index.js dist/apps/api/src/main.js`. Nobody imports it.
 */
startTracing();
