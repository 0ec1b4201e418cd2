import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure, Row } from '../row.js';
import { createWorkspace } from './ingestion.js';
import { type Server, Serving } from './serving/serving.js';
import { workspaceOf } from './serving/usage-batches.js';

const STREAMS = 2;
const EVENTS = 10_000_000;
const QUOTES = 1_000_000;
const LIMIT = { atMost: 400 };
/** What docs/operation.md advises where nothing else bounds a process: Node collects late where memory is plenty. */
const BOUND = '--max-old-space-size=256';

export const memory: Row = {
  name: 'memory',
  about:
    'The most memory that a service ever had in use (resident, as its operating system counts; Node’s old space is bounded to 256 MB, as docs/operation.md advises), first after 1 million and after 10 million usage events in two streams of lines, another one after a tenth of and after 1 million quotes in two streams. Senders are processes of their own.',
  async run() {
    const serving = await Serving.open();
    try {
      const figures: Figure[] = [];
      const grow = async (kind: 'events' | 'quotes', all: number): Promise<void> => {
        const server = await serving.start('service', '', [BOUND]);
        if (kind === 'events')
          for (let number = 0; number < 50; number += 1)
            await createWorkspace(server.address, server.key, workspaceOf(number));
        for (const [step, share] of [0.1, 0.9].entries()) {
          const count = (all * share) / STREAMS;
          await Promise.all(
            Array.from({ length: STREAMS }, (_, stream) => send(kind, server, `${step}-${stream}`, count)),
          );
          const name = `after ${(step === 0 ? all / 10 : all).toLocaleString('en')} ${kind}`;
          const limit = step === 0 ? {} : { limit: LIMIT };
          figures.push({ name, value: await serving.peakMegabytes(server), unit: 'MB', ...limit });
        }
      };
      await grow('quotes', QUOTES);
      await grow('events', EVENTS);
      return figures;
    } finally {
      await serving.close();
    }
  },
};

const PROGRAM = fileURLToPath(new URL('./serving/stream.js', import.meta.url));

async function send(kind: string, { address, key }: Server, prefix: string, count: number): Promise<void> {
  // Not `spawnSync`: the database's log comes through this process, and the database waits when nobody reads it.
  await promisify(execFile)(process.execPath, [PROGRAM, kind, address, key, prefix, String(count)]);
}
