import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface DeafDatabase {
  readonly url: string;
  /** How often the versions' revision was asked for. */
  readonly polls: () => number;
  /** How many connections were cut that would have listened. */
  readonly cut: () => number;
  readonly close: () => Promise<void>;
}

/** The same database through a wire that cuts whoever would listen to it: what is left is asking. */
export async function deafDatabase(databaseUrl: string): Promise<DeafDatabase> {
  const real = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let [polls, cut] = [0, 0];
  const server = createServer((client) => {
    const upstream = connect(Number(real.port), real.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.pipe(client);
    client.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (text.includes('ratebook feed')) {
        cut += 1;
        client.destroy();
        return;
      }
      polls += text.split('from catalog_revision').length - 1;
      upstream.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    polls: () => polls,
    cut: () => cut,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
