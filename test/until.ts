import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 10;

/** Resolves once it is so. Whoever waits in vain is ended by the limit of the test. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(PAUSE_MS);
}
