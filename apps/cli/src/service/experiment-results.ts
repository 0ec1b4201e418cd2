import { randomUUID } from 'node:crypto';
import type { ExperimentResults } from '#analysis';
import { CouldNotRun } from '../shell/could-not-run.js';
import { answered } from './answered.js';
import type { Credentials } from './credentials.js';

/** How far a snapshot is that somebody asked for. */
export interface SnapshotStanding {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly shards: { readonly total: number; readonly done: number };
  readonly asOf: string;
  readonly result?: { readonly hash: string };
}

/** What the service says of an experiment by its newest snapshot. */
export const fetchResults = async (service: Credentials, key: string): Promise<ExperimentResults> =>
  (await answered(ask(service, `${pathOf(key)}/results`))) as ExperimentResults;

/** A signed bundle as it came, byte for byte: what was signed is not laid out anew on the way. */
export const fetchBundle = async (service: Credentials, key: string): Promise<string> =>
  (await answered(ask(service, `${pathOf(key)}/bundle`, { isKeptAsText: true }))) as string;

/** Asks for a snapshot of what is known now; resolves to its id. */
export async function requestSnapshot(service: Credentials, key: string): Promise<string> {
  const asked = ask(service, `${pathOf(key)}/snapshots`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
  });
  await answered(asked);
  const { response } = await asked;
  // Only the id is taken: the key of this service is shown to no other address.
  const id = /\/snapshots\/([^/?#]+)$/.exec(response.headers.get('location') ?? '')?.[1];
  if (id !== undefined) return decodeURIComponent(id);
  throw new CouldNotRun('service.not-ratebook', 'the service took the request and does not say where it is');
}

export const fetchSnapshot = async (
  service: Credentials,
  key: string,
  id: string,
): Promise<SnapshotStanding> =>
  (await answered(ask(service, `${pathOf(key)}/snapshots/${encodeURIComponent(id)}`))) as SnapshotStanding;

const pathOf = (key: string): string => `/v1/experiments/${encodeURIComponent(key)}`;

interface Asked {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly isKeptAsText?: true;
}

async function ask(
  { address, key }: Credentials,
  path: string,
  { method, headers, isKeptAsText }: Asked = {},
): Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }> {
  const response = await fetch(address.replace(/\/+$/, '') + path, {
    method: method ?? 'GET',
    headers: { accept: 'application/json', authorization: `Bearer ${key}`, ...headers },
  });
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
  if (!response.ok) return { error: parsed(text), response };
  if (isKeptAsText === true) return { data: text, response };
  const data = parsed(text);
  // A page of some other server is no answer, whatever its status says.
  if (data === undefined)
    throw new CouldNotRun('service.not-ratebook', `\`${address}\` does not answer as Ratebook does`);
  return { data, response };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
