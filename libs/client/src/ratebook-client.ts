import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.js';

export interface ServiceAddress {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** An API key: `rbk_…` */
  readonly key: string;
}

/**
 * Every route of the service with the types of its API description: `client.POST('/v1/quotes', { body, params })`
 * resolves to `{ data }` or `{ error }`, the problem that the service answered, beside `response`. It throws only
 * when no answer came.
 */
export type RatebookClient = Client<paths>;

export function ratebookClient({ address, key }: ServiceAddress): RatebookClient {
  return createClient<paths>({
    baseUrl: address.replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${key}` },
  });
}
