import Fastify from 'fastify';
import { PreviewQuote } from '#usecases';
import { startServer } from '../../../../apps/api/src/server.js';
import { invariant } from '#money';

/**
 * One of the three servers that the bench compares, in a process of its own: the service, the same service whose
 * preview answers a canned quote, or bare Fastify with that quote. Its address and key go to standard output.
 */
const [kind = '', canned = '', databaseUrl = '', folder = '', schemasFolder = ''] = process.argv.slice(2);

if (kind === 'fastify') {
  const server = Fastify();
  server.post('/v1/quotes/preview', (_request, reply) => {
    void reply.type('application/json; charset=utf-8').send(canned);
  });
  tell(await server.listen({ port: 0, host: '127.0.0.1' }), '');
} else {
  if (kind === 'canned')
    PreviewQuote.prototype.run = () => Promise.resolve({ ok: true, value: { bytes: canned } });
  const started = await startServer({
    // One key asks for more in a minute than any caller is allowed.
    configuration: { port: 0, dataFolder: folder, databaseUrl, rateLimitPerMinute: 0 },
    rulesFolder: `${folder}/rules`,
    schemasFolder,
    version: '0.0.0-bench',
  });
  invariant(started.ok, started.ok ? '' : started.faults.map(({ message }) => message).join('\n'));
  tell(started.value.address, started.value.key.text);
  process.on('SIGUSR2', () => process.stdout.write(`${process.resourceUsage().maxRSS}\n`));
}

function tell(address: string, key: string): void {
  process.stdout.write(`${JSON.stringify({ address, key })}\n`);
}
