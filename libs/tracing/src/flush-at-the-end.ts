import { subscribe } from 'node:diagnostics_channel';
import type { Ending } from '#observing';
import { CHANNELS } from './channels.js';

/** A collector that is away must not hold up the end. */
const LIMIT_MS = 2_000;

/** What was traced last is sent before the program ends. */
export function flushAtTheEnd(provider: { readonly shutdown: () => Promise<void> }): void {
  subscribe(CHANNELS.ending, (message) => {
    const limit = new Promise<void>((resolve) => setTimeout(resolve, LIMIT_MS).unref());
    (message as Ending).waitFor(Promise.race([provider.shutdown().catch(() => undefined), limit]));
  });
}
