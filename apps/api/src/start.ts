import { resolve } from 'node:path';
import { readConfiguration } from './configuration.js';
import { type ExampleRequest, exampleRequest } from './example-request.js';
import { createLog, type LogFormat, type LogLevel } from '#observing';
import { type RunningService, startServer } from './server.js';
import type { SetupFault } from '#storage';

/** What the launcher shows once the service runs. */
export interface Started extends RunningService {
  /** A request that the rules folder holds as a case, for a first try; none when there is no case. */
  readonly example?: ExampleRequest;
  /** Why no example could be had; the service runs all the same. */
  readonly exampleFault?: string;
}

/**
 * Starts the service of the checkout at `root`, configured by environment variables. The launcher calls this too,
 * so that `npm start` and production run the same program.
 */
export async function start(
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
  version: string,
  usually: { readonly logLevel: LogLevel; readonly logFormat: LogFormat },
): Promise<{ ok: true; value: Started } | { ok: false; faults: readonly SetupFault[] }> {
  const configuration = readConfiguration(variables, root);
  if (!configuration.ok) return configuration;
  const { logLevel, logFormat } = { ...usually, ...configuration.value };
  const log = createLog({ level: logLevel, format: logFormat, service: 'api' });
  const rulesFolder = resolve(root, 'rules');
  const outcome = await startServer({
    configuration: configuration.value,
    rulesFolder,
    schemasFolder: resolve(root, 'schemas'),
    version,
    log,
  });
  if (!outcome.ok) return outcome;
  const { address, key } = outcome.value;
  log.info({ address, version }, `ratebook listens on ${address}`);
  // The example is a courtesy: whatever it meets, a service that runs goes on running.
  const example = await exampleRequest(rulesFolder, address, key.text).then(
    (value) => (value === undefined ? {} : { example: value }),
    (error: unknown) => ({ exampleFault: error instanceof Error ? error.message : String(error) }),
  );
  return { ok: true, value: { ...outcome.value, ...example } };
}
