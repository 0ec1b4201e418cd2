import { type RatebookClient, ratebookClient } from '#client';
import { readCredentials } from './credentials.js';

export interface Connection {
  readonly address: string;
  readonly client: RatebookClient;
}

/** The service that `ratebook login` or the environment names. */
export async function connect(): Promise<Connection> {
  const credentials = await readCredentials();
  return { address: credentials.address, client: ratebookClient(credentials) };
}
