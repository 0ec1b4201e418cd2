import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { clusterFolder } from './data-folder.js';

const LOOPBACK = '127.0.0.1';

const file = (folder: string): string => join(clusterFolder(folder), 'port');

/** The port of the last start while it is free, so that a tool pointed at it keeps working; else a new one. */
export async function portFor(folder: string): Promise<number> {
  const remembered = await readFile(file(folder), 'utf8').catch(() => '');
  if (/^\d{1,5}\n?$/.test(remembered) && (await listen(Number.parseInt(remembered, 10))) !== undefined)
    return Number.parseInt(remembered, 10);
  return (await listen(0)) ?? 0;
}

export async function rememberPort(folder: string, port: number): Promise<void> {
  await writeFile(file(folder), `${port}\n`, { mode: 0o600 });
}

/** The port that could be bound, or nothing. */
async function listen(port: number): Promise<number | undefined> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}
