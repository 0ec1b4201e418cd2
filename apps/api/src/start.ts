import { resolve } from 'node:path';
import { createLog, type Log, type LogFormat, type LogLevel } from '#observing';
import type { SetupFault } from '#storage';
import { readConfiguration } from './configuration.js';
import { type ExampleRequest, exampleRequest } from './example-request.js';
import { type RunningService, startServer } from './server.js';
import { startWhenPossible } from './waiting/start-when-possible.js';

/** What the launcher shows once the service runs. */
export interface Started extends RunningService {
  /** Of the configuration, when it says. */
  readonly drainSeconds?: number;
  /** A request that the rules folder holds as a case, for a first try; none when there is no case. */
  readonly example?: ExampleRequest;
  /** Why no example could be had; the service runs all the same. */
  readonly exampleFault?: string;
}

/** What the configuration may change, and what only the caller knows. */
export interface StartManner {
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Waits for a database that does not answer, until this is aborted; absent: that is a fault like any other. */
  readonly waitsUntil?: AbortSignal;
}

/** No faults: it was told to stop before it could start. */
export type StartedOutcome =
  | { readonly ok: true; readonly value: Started }
  | { readonly ok: false; readonly faults: readonly SetupFault[] };

/**
 * Starts the service of the checkout at `root`, configured by environment variables. The launcher calls this too,
 * so that `npm start` and production run the same program.
 */
export async function start(
  root: string,
  variables: Readonly<Record<string, string | undefined>>,
  version: string,
  { waitsUntil, ...usually }: StartManner,
): Promise<StartedOutcome> {
  const configuration = readConfiguration(variables, root);
  if (!configuration.ok) return configuration;
  const { logLevel, logFormat, drainSeconds } = { ...usually, ...configuration.value };
  const log = createLog({ level: logLevel, format: logFormat, service: 'api' });
  const rulesFolder = resolve(root, 'rules');
  const options = {
    configuration: configuration.value,
    rulesFolder,
    schemasFolder: resolve(root, 'schemas'),
    version,
    log,
  };
  const outcome = await (waitsUntil === undefined
    ? startServer(options)
    : startWhenPossible(options, log, waitsUntil));
  if (!outcome.ok) return outcome;
  const { address, key } = outcome.value;
  log.info({ address, version }, `ratebook listens on ${address}`);
  const said = drainSeconds === undefined ? {} : { drainSeconds };
  // Nobody reads an example in production, and finding one keeps a service busy that was just said to be ready.
  if (waitsUntil !== undefined) sayWhatWasTaken(outcome.value, log);
  if (waitsUntil !== undefined) return { ok: true, value: { ...outcome.value, ...said } };
  // The example is a courtesy: whatever it meets, a service that runs goes on running.
  const example = await exampleRequest(rulesFolder, address, key.text).then(
    (value) => (value === undefined ? {} : { example: value }),
    (error: unknown) => ({ exampleFault: error instanceof Error ? error.message : String(error) }),
  );
  return { ok: true, value: { ...outcome.value, ...example, ...said } };
}

/** At a terminal the launcher shows it. */
function sayWhatWasTaken({ published, drafts, warnings }: RunningService, log: Log): void {
  if (published.length > 0) log.info({ published }, 'versions published from the rules folder');
  if (drafts.length > 0) log.info({ drafts }, 'drafts taken from the rules folder wait for approval');
  for (const { message, help } of warnings) log.warn({ help }, message);
}
