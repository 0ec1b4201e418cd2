import { randomUUID } from 'node:crypto';
import type { ApiServer } from './api-server.js';

export type Sent = readonly [status: number, body: Record<string, unknown>];

const headers = new WeakMap<object, Headers>();

/** The entity tag that a reply came with. */
export const tagOf = ([, body]: Sent): string => headers.get(body)?.get('etag') ?? '';

/** How long a reply asks to wait before the next try. */
export const retryAfterMsOf = ([, body]: Sent): number =>
  Number(headers.get(body)?.get('retry-after') ?? '0') * 1_000;

/** Somebody with a key of their own. Every post has a new idempotency key. */
export interface Person {
  readonly put: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Sent>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Sent>;
  readonly get: (path: string) => Promise<Sent>;
  readonly delete: (path: string, headers?: Record<string, string>) => Promise<Sent>;
}

const SCOPES = [
  'packages:read',
  'packages:write',
  'packages:approve',
  'packages:publish',
  'quotes:create',
  'audit:read',
  'experiments:approve',
];

/** A person who works with versions on `api`; `at` is another process on the same database. */
export async function personOf(
  api: ApiServer,
  holder: string,
  at: Pick<ApiServer, 'address'> = api,
  scopes: readonly string[] = SCOPES,
): Promise<Person> {
  const made = await api.post(
    '/v1/keys',
    { name: holder, holder, scopes },
    { headers: { 'idempotency-key': randomUUID() } },
  );
  const { key } = (await made.json()) as { key: string };
  const send = async (
    method: string,
    path: string,
    body: unknown,
    more: Record<string, string> = {},
  ): Promise<Sent> => {
    const reply = await fetch(at.address + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const read = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    headers.set(read, reply.headers);
    return [reply.status, read];
  };
  return {
    put: (path, body, more) => send('PUT', path, body, more),
    post: (path, body, more) => send('POST', path, body, more),
    get: (path) => send('GET', path, undefined),
    delete: (path, more) => send('DELETE', path, undefined, more),
  };
}

/** A version of a package as a file: one flat fee. */
export function versionText(key: string, number: number, fee: string, effectiveFrom?: string): string {
  return `schema: ratebook/v1
package: ${key}
version: ${number}
currency: USD
interval: month
${effectiveFrom === undefined ? '' : `effectiveFrom: ${effectiveFrom}\n`}charges:
  - { key: fee, model: flat, amount: ${fee} }
`;
}

/** Writes, submits, approves by `other` and publishes; the last reply. */
export async function publishVersion(
  author: Person,
  other: Person,
  [key, number, fee, effectiveFrom]: readonly [string, number, string, string?],
  more: object = {},
): Promise<Sent> {
  const path = `/v1/packages/${key}/versions/${number}`;
  const put = await author.put(path, { source: versionText(key, number, fee, effectiveFrom) });
  if (put[0] >= 300) return put;
  const { contentHash } = put[1];
  await author.post(`${path}/submit`, {});
  await other.post(`${path}/approve`, { contentHash });
  return await author.post(`${path}/publish`, { contentHash, ...more });
}
