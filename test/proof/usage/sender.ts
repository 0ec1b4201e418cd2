import { setTimeout as sleep } from 'node:timers/promises';
import { batchesOf, blocksOf, cloudEvent, contradicted, type ProofEvent } from './generated-events.js';

/**
 * Sends every so-manieth block: `sender.js <place> <senders> <seed> <events> <start> <key> <address> …`. A batch that was
 * not answered is sent again, to another service. Every answered one is told by a line: how many events it had.
 */
const [place = '', senders = '', seed = '', events = '', start = '', key = '', ...addresses] =
  process.argv.slice(2);
const world = { seed: Number(seed), events: Number(events), start: BigInt(start) };
const PAUSE_MS = 200;
/** An answer that asks for nothing but to be read. */
class Refused extends Error {}

/** So many events of a block are sent once more with another body. */
const CONTRADICTED = 2;

let turn = Number(place);
for (let block = Number(place); block < blocksOf(world); block += Number(senders)) {
  const batches = batchesOf(world, block);
  for (let at = 0; at < batches.length; at += 2) await Promise.all(batches.slice(at, at + 2).map(send));
  const known = batches[0]?.slice(0, CONTRADICTED) ?? [];
  const { conflicts } = await answered(known.map(contradicted));
  if (conflicts !== known.length)
    throw new Error(`of ${known.length} other bodies ${conflicts} were conflicts`);
}
process.exit(0);

async function send(batch: readonly ProofEvent[]): Promise<void> {
  const { accepted, duplicates, results } = await answered(batch);
  if (accepted + duplicates !== batch.length) {
    const other = results.find(({ status }) => status !== 'duplicate');
    throw new Error(`an event was neither accepted nor known: ${JSON.stringify(other)}`);
  }
  process.stdout.write(`${batch.length} ${accepted}\n`);
}

interface Answer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly results: readonly { readonly status: string }[];
}

async function answered(batch: readonly ProofEvent[]): Promise<Answer> {
  const body = JSON.stringify(batch.map(cloudEvent));
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  for (;;) {
    turn += 1;
    try {
      const reply = await fetch(`${addresses[turn % addresses.length]}/v1/events`, {
        method: 'POST',
        headers,
        body,
      });
      if (reply.status === 202) return (await reply.json()) as Answer;
      if (reply.status !== 503) throw new Refused(`${reply.status} ${await reply.text()}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await sleep(PAUSE_MS);
  }
}
