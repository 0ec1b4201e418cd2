import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ask } from './ask.js';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

const listen = async (port: number): Promise<string> => {
  const made = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      reply.statusCode = 418;
      reply.end([request.method, request.headers.authorization, body].join(' '));
    });
  });
  server = made;
  await new Promise<void>((resolve, reject) => {
    made.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const bound = made.address();
  return `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : port}`;
};

describe('asking the service itself', () => {
  it('returns status and text, whatever they are', async () => {
    expect(await ask(await listen(0), 'secret')).toEqual({ status: 418, text: 'GET Bearer secret ' });
  });

  it('sends a body as it is', async () => {
    expect(await ask(await listen(0), 'secret', '{"a":"é"}')).toEqual({
      status: 418,
      text: 'POST Bearer secret {"a":"é"}',
    });
  });

  it('asks a port that fetch calls a bad one', async () => {
    const url = await listen(6000);
    await expect(fetch(url)).rejects.toThrow();
    expect(await ask(url, 'secret')).toMatchObject({ status: 418 });
  });

  it('rejects when nobody listens', async () => {
    const url = await listen(0);
    await new Promise((resolve) => server?.close(resolve));
    await expect(ask(url, 'secret')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
