import { randomUUID } from 'node:crypto';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../apps/worker/src/start-worker.js';
import { until } from '../until.js';
import { type ApiServer, apiServer } from './api-server.js';
import { get, type Json, post } from './migration-population.js';
import { ownRules } from './own-rules.js';

const version = (key: string, more = ''): string => `schema: ratebook/v1
package: ${key}
version: 1
currency: USD
interval: week
effectiveFrom: 2026-01-01T00:00:00Z
charges:
  - { key: fee, model: flat, amount: 10 }
  - { key: bytes, meter: bytes, included: 10, model: unit, unitAmount: 0.10 }
${more}`;

/** A package that is priced by what was sent, and one that needs to know where its workspace is. */
const RULES = {
  'meters.yaml': `schema: ratebook/meters-v1
meters:
  - { key: bytes, event: sent, aggregation: sum, value: bytes }
`,
  'attributes.yaml': `schema: ratebook/attributes-v1
attributes:
  - { key: region, type: string, values: [eu, us] }
`,
  'packages/plain/1.yaml': version('plain'),
  'packages/placed/1.yaml': version(
    'placed',
    `rules:
  - { name: eu, conditions: { all: [{ fact: workspace.region, operator: equal, value: eu }] }, event: { type: discount, params: { percent: 10 } } }
`,
  ),
};

/** The start of a day, so many after today. */
export const day = (ahead: number): string =>
  `${new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;

export interface PeriodWorld {
  readonly api: ApiServer;
  readonly stop: () => Promise<void>;
  readonly work: (options?: Partial<WorkerOptions>) => Promise<RunningWorker>;
  /** A workspace with a subscription of a package since so many days; the subscription's id. */
  readonly subscribe: (workspace: string, days: number, named?: string, attributes?: Json) => Promise<string>;
  /** Sends events of so many bytes each, so many days ago; their ids. */
  readonly send: (workspace: string, days: number, ...bytes: readonly string[]) => Promise<readonly string[]>;
  readonly correct: (workspace: string, id: string, bytes: string | undefined) => Promise<void>;
  /** Closes, and what the close looks like once it has ended. */
  readonly close: (asked?: Json) => Promise<Json>;
  /** In order of their periods, then of their making. */
  readonly quotes: (subscription: string, kind: string) => Promise<readonly Json[]>;
}

/** The whole service at this very day, since events must be recent. */
export async function periodWorld(): Promise<PeriodWorld> {
  const rules = await ownRules(RULES);
  const api = await apiServer({ rulesFolder: rules.folder });
  api.clock.set(new Date().toISOString());
  const workers: RunningWorker[] = [];
  const event = (workspace: string, id: string, said: Json): Json => ({
    specversion: '1.0',
    id,
    source: '/test',
    type: 'sent',
    subject: workspace,
    ...said,
  });
  const ingest = async (...events: readonly Json[]): Promise<void> => {
    const reply = await api.post('/v1/events', events);
    const answer = (await reply.json()) as Json;
    if (answer['accepted'] !== events.length) throw new Error(JSON.stringify(answer));
  };
  return {
    api,
    stop: async () => {
      for (const worker of workers) await worker.stop();
      await api.stop();
      await rules.remove();
    },
    work: async (options = { reconcileMs: 100 }) => {
      const outcome = await startWorker({
        databaseUrl: api.database.url,
        clock: api.clock,
        ...options,
      });
      if (!outcome.ok) throw new Error(outcome.fault.message);
      workers.push(outcome.value);
      return outcome.value;
    },
    subscribe: async (workspace, days, named = 'plain', attributes = {}) => {
      const made = await api.put(`/v1/workspaces/${workspace}`, { attributes, timeZone: 'UTC' });
      if (made.status !== 201) throw new Error(await made.text());
      const [status, started] = await post(api, '/v1/subscriptions', {
        workspace,
        package: `${named}@1`,
        startAt: day(-days),
      });
      if (status !== 201) throw new Error(JSON.stringify(started));
      return String((started['subscription'] as Json)['id']);
    },
    send: async (workspace, days, ...bytes) => {
      const ids = bytes.map(() => randomUUID());
      // Early on the day, which has come whenever this runs.
      const time = day(-days).replace('T00:00:00', 'T00:00:01');
      await ingest(...ids.map((id, n) => event(workspace, id, { time, data: { bytes: bytes[n] } })));
      return ids;
    },
    correct: async (workspace, id, bytes) => {
      const corrects = { correctssource: '/test', correctsid: id };
      const data = bytes === undefined ? {} : { data: { bytes } };
      await ingest(event(workspace, randomUUID(), { ...corrects, ...data }));
    },
    close: async (asked = {}) => {
      const [status, begun] = await post(api, '/v1/periods/close', asked);
      if (status !== 202) throw new Error(JSON.stringify(begun));
      let found: Json = {};
      await until(
        async () =>
          (found = await get(api, `/v1/periods/closes/${String(begun['id'])}`))['state'] === 'ended',
      );
      return found;
    },
    quotes: async (subscription, kind) => {
      const page = await get(api, `/v1/quotes?subscription=${subscription}&kind=${kind}&limit=100`);
      const from = ({ period }: Json) => String((period as Json)['from']);
      return (page['data'] as Json[]).reverse().sort((a, b) => from(a).localeCompare(from(b)));
    },
  };
}
