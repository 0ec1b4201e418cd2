import type { RatebookClient } from '#client';
import type { EventResult } from '#contracts';
import type { Terminal } from '../shell/terminal.js';
import type { FileEvent } from './events-of-file.js';
import type { ImportPlace } from './import-place.js';
import { sendBatch } from './send-batch.js';

const AT_ONCE = 1_000;
const MOST_BYTES = 4_000_000;
const EVERY_MS = 2_000;
const MOST_TOLD = 20;

export interface Imported {
  accepted: number;
  duplicates: number;
  conflicts: number;
  quarantined: number;
  rejected: number;
}

/** Sends a file's events in order, a thousand at a time, and tells on the way how far it is. */
export async function importEvents(
  events: AsyncIterable<FileEvent>,
  place: ImportPlace,
  { client, terminal }: { readonly client: RatebookClient; readonly terminal: Terminal },
): Promise<Imported> {
  const sum: Imported = { accepted: 0, duplicates: 0, conflicts: 0, quarantined: 0, rejected: 0 };
  const begun = performance.now();
  let [told, toldAt, seen] = [0, begun, 0];
  const send = async (batch: readonly FileEvent[]): Promise<void> => {
    const { results, ...counts } = await sendBatch(client, batch);
    for (const name of Object.keys(counts) as (keyof Imported)[]) sum[name] += counts[name];
    for (const result of results.filter(isWrong)) {
      told += 1;
      if (told <= MOST_TOLD) terminal.say(sentence(result, batch[result.index]?.line ?? 0));
      if (told === MOST_TOLD) terminal.say('… more of them are counted and not told');
    }
    place.events += batch.length;
    await place.save();
    if (performance.now() - toldAt < EVERY_MS) return;
    toldAt = performance.now();
    const rate = (seen - skipped) / ((toldAt - begun) / 1000);
    terminal.say(`${grouped(place.events)} events  ${grouped(Math.round(rate))}/s`);
  };
  const skipped = place.events;
  if (skipped > 0) terminal.say(`going on after ${grouped(skipped)} events that were imported before`);
  const batch: FileEvent[] = [];
  let bytes = 0;
  try {
    for await (const event of events) {
      seen += 1;
      if (seen <= skipped) continue;
      batch.push(event);
      bytes += JSON.stringify(event.event).length;
      if (batch.length < AT_ONCE && bytes < MOST_BYTES) continue;
      await send(batch.splice(0));
      bytes = 0;
    }
  } finally {
    // Also what came before a line that cannot be read.
    if (batch.length > 0) await send(batch);
  }
  return sum;
}

const isWrong = ({ status }: EventResult): boolean => status !== 'accepted' && status !== 'duplicate';

const sentence = ({ status, code, message }: EventResult, line: number): string =>
  `line ${line}: ${status}  ${code ?? ''}  ${message ?? ''}`;

export const grouped = (count: number): string => count.toLocaleString('en-US');
