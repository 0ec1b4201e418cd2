import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openStorage } from './storage.js';

let server: Server | undefined;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
});

/** A server that answers the messages of one client, in order, with these; its host and port. */
async function listening(...answers: readonly Buffer[]): Promise<string> {
  const made = createServer((socket) => {
    sockets.push(socket);
    const left = [...answers];
    socket.on('data', () => socket.write(left.shift() ?? Buffer.alloc(0))).on('error', () => undefined);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const bound = made.address();
  return `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
}

/** PostgreSQL's authentication message. */
function authentication(kind: number, text: string): Buffer {
  const head = Buffer.from([0x52, 0, 0, 0, 8 + text.length, 0, 0, 0, kind]);
  return Buffer.concat([head, Buffer.from(text)]);
}

const fault = async (url: string) => {
  const outcome = await openStorage(url, 500, 500);
  if (outcome.ok) throw new Error('it opened');
  return outcome.fault;
};

describe('opening a database', () => {
  it('gives up on a host that accepts and never answers', async () => {
    const host = await listening();
    expect(await fault(`postgres://u:p@${host}/db`)).toEqual({
      code: 'setup.database-unreachable',
      message: `the database \`db\` at \`${host}\` does not answer`,
      help: 'start it, or check DATABASE_URL',
    });
  });

  it('says that the server asks for a password when there is none', async () => {
    const host = await listening(
      authentication(10, 'SCRAM-SHA-256\0\0'),
      authentication(11, 'r=abc,s=YWJj,i=4096'),
    );
    expect(await fault(`postgres://u@${host}/db`)).toMatchObject({
      code: 'setup.database-login',
      message: `the database \`db\` at \`${host}\` asks for a password, and DATABASE_URL has none`,
    });
  });
});
