import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { until } from '../until.js';
import { type ApiServer, apiServer, ROOT } from './api-server.js';

export type Json = Record<string, unknown>;
export type Answer = readonly [number, Json];

/** Rules with versions to move between: 2 is dearer for small teams and cheaper for large ones. */
export const migrationServer = (): Promise<ApiServer> =>
  apiServer({ rulesFolder: join(ROOT, 'test', 'journeys', 'migration-rules') });

export async function post(api: ApiServer, path: string, body: unknown, key: string = randomUUID()) {
  const reply = await api.post(path, body, { headers: { 'idempotency-key': key } });
  return [reply.status, (await reply.json()) as Json] as const;
}

export const get = async (api: ApiServer, path: string): Promise<Json> =>
  (await (await api.get(path)).json()) as Json;

/** A workspace of this name with a team of so many seats; the subscription's id. */
export async function team(
  api: ApiServer,
  workspace: string,
  seats: string,
  body: Json = {},
): Promise<string> {
  const { segment = 'business', ...more } = body;
  const made = await api.put(`/v1/workspaces/${workspace}`, { attributes: { segment }, timeZone: 'UTC' });
  if (made.status !== 201) throw new Error(await made.text());
  const [status, started] = await post(api, '/v1/subscriptions', {
    workspace,
    package: 'team@1',
    quantities: { seats },
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(started));
  return String((started['subscription'] as Json)['id']);
}

/** Live segments, a text each: `2026-11-23..2026-12-23 v1 seats=2`. */
export async function segments(api: ApiServer, id: string): Promise<readonly string[]> {
  const found = (await get(api, `/v1/subscriptions/${id}`)) as {
    segments: { from: string; to: string | null; version: number; quantities: Record<string, string> }[];
  };
  return found.segments.map(({ from, to, version, quantities }) => {
    const held = Object.entries(quantities).map(([name, value]) => `${name}=${value}`);
    return `${from.slice(0, 10)}..${(to ?? '').slice(0, 10)} v${version} ${held.join(' ')}`;
  });
}

/** The migration once it is in that state. */
export async function reached(api: ApiServer, id: string, state: string): Promise<Json> {
  let found: Json = {};
  await until(async () => (found = await get(api, `/v1/subscription-migrations/${id}`))['state'] === state);
  return found;
}
