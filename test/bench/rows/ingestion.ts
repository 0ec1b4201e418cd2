import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { invariant } from '#money';
import { median } from '../paired.js';
import type { Row } from '../row.js';
import { Serving } from './serving/serving.js';
import { workspaceOf } from './serving/usage-batches.js';

const PAIRS = 5;
const BATCHES = 60;
const CONNECTIONS = 4;
const PATIENCE_MS = 60_000;

export const ingestion: Row = {
  name: 'ingestion',
  about:
    '`POST /v1/events` in batches of 1,000 events of 50 workspaces on 4 connections, each counted in a meter, against sorted multi-row `INSERT … ON CONFLICT` of the same batches into the identity and event tables, without rollups and HTTP, on as many connections; fsync is on. Sender, service and rival are processes of their own.',
  async run() {
    const serving = await Serving.open();
    try {
      const { address, key } = await serving.start('service');
      for (let number = 0; number < 50; number += 1) await createWorkspace(address, key, workspaceOf(number));
      const rate = async (kind: 'http' | 'tables', target: string, prefix: string): Promise<number> => {
        const args = [PROGRAM, kind, target, key, prefix, String(BATCHES), String(CONNECTIONS)];
        // Not `spawnSync`: the database's log comes through this process, and the database waits when nobody reads it.
        const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: PATIENCE_MS });
        return Number(stdout);
      };
      await rate('http', address, 'warm');
      const runs: { readonly ours: number; readonly rival: number }[] = [];
      for (let pair = 0; pair < PAIRS; pair += 1)
        runs.push({
          ours: await rate('http', address, `ours-${pair}`),
          rival: await rate('tables', serving.databaseUrl, `rival-${pair}`),
        });
      return [
        { name: 'events per second', value: median(runs.map((run) => run.ours)), unit: 'events/s' },
        { name: 'rival, events per second', value: median(runs.map((run) => run.rival)), unit: 'events/s' },
        {
          name: 'share of the rival',
          value: median(runs.map((run) => run.ours / run.rival)),
          unit: '×',
          limit: { atLeast: 0.5 },
        },
      ];
    } finally {
      await serving.close();
    }
  },
};

const PROGRAM = fileURLToPath(new URL('./serving/ingest.js', import.meta.url));

export async function createWorkspace(address: string, key: string, id: string): Promise<void> {
  const reply = await fetch(`${address}/v1/workspaces/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-none-match': '*' },
    body: '{}',
  });
  invariant(reply.status === 201, `the workspace is not created: ${reply.status}`);
}
