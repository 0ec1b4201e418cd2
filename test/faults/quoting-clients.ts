import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answered, ask } from './keep-alive-clients.js';

export const QUOTE = {
  package: 'seats',
  version: 1,
  quantities: { users: '12' },
  usage: { 'document-bytes': '0' },
};

const PAUSE_MS = 5;
/** Who was asked to come again comes sooner than it was asked, to be there in the worst moment. */
const AGAIN_MS = 50;

/** A quote that a client was told is kept. */
export interface Acknowledged {
  readonly key: string;
  readonly id: string;
  readonly text: string;
}

export interface QuotingLoad {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that asked to come again, because the database is away. */
  readonly refused: readonly Answered[];
  /** Whatever else was not a kept quote. */
  readonly failures: readonly string[];
  /** Lets each client come to the end of the quote that it has begun. */
  readonly stop: () => Promise<void>;
}

/** Clients that have quotes kept, each under a key of its own, and ask again under the same key until they are told. */
export function quotingClients(address: string, count: number): QuotingLoad {
  const acknowledged: Acknowledged[] = [];
  const refused: Answered[] = [];
  const failures: string[] = [];
  let isStopped = false;
  const insist = async (agent: Agent): Promise<void> => {
    const key = randomUUID();
    for (;;) {
      const answer = await keep(address, key, agent);
      const { status, text } = answer;
      const { id, code } = JSON.parse(text) as { readonly id: string; readonly code?: string };
      if (status === 201) {
        acknowledged.push({ key, id, text });
        return;
      }
      if (status === 503) refused.push(answer);
      // A try that nobody waits for any more may still be at work.
      else if (code !== 'idempotency.in-flight') {
        failures.push(`${status} ${text}`);
        return;
      }
      await sleep(AGAIN_MS);
    }
  };
  const client = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!isStopped) {
      await insist(agent).catch((error: unknown) => failures.push(String(error)));
      await sleep(PAUSE_MS);
    }
    agent.destroy();
  };
  const clients = Array.from({ length: count }, client);
  return {
    acknowledged,
    refused,
    failures,
    stop: async () => {
      isStopped = true;
      await Promise.all(clients);
    },
  };
}

export const keep = (address: string, key: string, agent?: Agent): Promise<Answered> =>
  ask(`${address}/v1/quotes`, {
    ...(agent === undefined ? {} : { agent }),
    headers: { 'idempotency-key': key },
    body: QUOTE,
  });
