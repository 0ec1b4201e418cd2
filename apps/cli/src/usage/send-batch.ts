import { setTimeout as sleep } from 'node:timers/promises';
import type { RatebookClient } from '#client';
import type { IngestReply } from '#contracts';
import { heard, refusal } from '../service/answered.js';
import type { FileEvent } from './events-of-file.js';

const TRIES = 6;
const FIRST_PAUSE_MS = 500;

/** Sends events until they are answered: a service that is away for a moment, or busy, is asked again. */
export async function sendBatch(client: RatebookClient, batch: readonly FileEvent[]): Promise<IngestReply> {
  const body = batch.map(({ event }) => event) as never;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { data, error, response } = await heard(client.POST('/v1/events', { body }));
      if (data !== undefined && response.ok) return data;
      if (attempt === TRIES || (response.status !== 503 && response.status !== 429))
        throw refusal(error, response);
    } catch (error) {
      if (attempt === TRIES || !isAway(error)) throw error;
    }
    await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

const isAway = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'service.unreachable';
