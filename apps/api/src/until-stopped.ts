const LIMIT_MS = 25_000;

/**
 * Waits for Ctrl-C, a termination or a hang-up, then stops. npm passes the terminal's signal on, so the same one
 * arrives twice: only the first counts. What has not ended by the limit ends with the process.
 */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        resolve();
      });
  });
  setTimeout(() => process.exit(1), LIMIT_MS).unref();
  await stop();
}
