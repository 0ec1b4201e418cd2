import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../journeys/api-server.js';

const module = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href);

/**
 * The time of a simulation: all its processes read it from one file, whenever they want to know it. Or the system's,
 * for `TIME=database`.
 */
const SHARED_CLOCK = `
  import { readFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { instant } from ${module('libs/calendar/src/index.js')};
  import { Clock, RolloutStore, SystemClock } from ${module('libs/storage/src/index.js')};
  const { DATABASE, CLOCK, REDIS, FAULT, FOLDER, TIME, IDLE } = process.env;
  class Shared extends Clock {
    now() {
      return instant(readFileSync(CLOCK, 'utf8'));
    }
  }
  const clock = TIME === 'database' ? new SystemClock() : new Shared();
  const redisUrl = REDIS ? { redisUrl: REDIS } : {};
`;

/** A worker as it is built, with a fault in it when \`FAULT\` names one. It says what time it takes it to be. */
export const WORKER = `${SHARED_CLOCK}
  import { untilStopped } from ${module('libs/observing/src/index.js')};
  import { startWorker } from ${module('apps/worker/src/start-worker.js')};
  import { AdvanceRollout } from ${module('libs/usecases/src/index.js')};
  import { LookAtGates } from ${module('libs/usecases/src/rollouts/look-at-gates.js')};
  console.log(new Date().toISOString());
  const advance = AdvanceRollout.prototype.run;
  if (FAULT === 'dies')
    AdvanceRollout.prototype.run = async function (hint) {
      const next = await advance.call(this, hint);
      // It has entered a stage: that is committed, and the job is not acknowledged.
      if (next?.inMs === 0) process.kill(process.pid, 'SIGKILL');
      return next;
    };
  const look = LookAtGates.prototype.run;
  if (FAULT === 'stops')
    LookAtGates.prototype.run = async function (...asked) {
      const readings = await look.apply(this, asked);
      console.log('it has looked');
      await sleep(400);
      console.log('it goes on');
      return readings;
    };
  const lock = RolloutStore.prototype.lock;
  if (FAULT === 'stops-holding')
    RolloutStore.prototype.lock = async function (key) {
      const rollout = await lock.call(this, key);
      console.log('it holds the rollout');
      await sleep(400);
      console.log('it goes on');
      return rollout;
    };
  const outcome = await startWorker({
    databaseUrl: DATABASE,
    ...redisUrl,
    clock,
    reconcileMs: 100,
    ...(IDLE && { idleMs: Number(IDLE) }),
    pace: { lockMs: 1_000, stalledMs: 500, retryMs: 100 },
  });
  if (!outcome.ok) throw new Error(outcome.fault.message);
  console.log('it works');
  await untilStopped(outcome.value.stop);
  process.exit(0);
`;

/** An instance of the service on the same database. It says its address. */
export const SERVICE = `${SHARED_CLOCK}
  import { startServer } from ${module('apps/api/src/server.js')};
  const outcome = await startServer({
    configuration: { port: 0, dataFolder: FOLDER, databaseUrl: DATABASE, ...redisUrl },
    rulesFolder: ${JSON.stringify(join(ROOT, 'rules'))},
    schemasFolder: ${JSON.stringify(join(ROOT, 'schemas'))},
    version: '0.0.0-test',
    clock,
  });
  if (!outcome.ok) throw new Error(outcome.faults[0].message);
  console.log(outcome.value.address);
`;
