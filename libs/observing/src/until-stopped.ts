import { channel } from 'node:diagnostics_channel';

const LIMIT_MS = 25_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StopSignal = (typeof SIGNALS)[number];

/** Name of the channel that has an `Ending` once everything has stopped, before the process ends. */
export const ENDING = 'ratebook.ending';

/** Who listens may have something left to hand over. */
export interface Ending {
  readonly waitFor: (handedOver: Promise<unknown>) => void;
}

/** The first Ctrl-C, termination or hang-up. npm passes the terminal's signal on, so the same one arrives twice. */
export function stopSignal(): Promise<StopSignal> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS)
      process.on(signal, () => {
        resolve(signal);
      });
  });
}

/** Stops once the signal is there. What has not ended by the limit ends with the process. */
export async function untilStopped(
  stop: (signal: StopSignal) => Promise<void>,
  asked: Promise<StopSignal> = stopSignal(),
): Promise<void> {
  const signal = await asked;
  setTimeout(() => process.exit(1), LIMIT_MS).unref();
  await stop(signal);
  const left: Promise<unknown>[] = [];
  const ending: Ending = { waitFor: (handedOver) => left.push(handedOver) };
  channel(ENDING).publish(ending);
  await Promise.all(left);
}
