import { invariant } from '#money';
import { median } from '../paired.js';
import type { Row } from '../row.js';
import { REQUEST, type Server, Serving } from './serving/serving.js';

const PAIRS = 5;
const SECONDS = 4;
const PATH = '/v1/quotes/preview';

export const preview: Row = {
  name: 'preview',
  about:
    '`POST /v1/quotes/preview` of a package with five charges and five rules on 32 connections, against the same service (route, guard, schema) answering a canned quote, and bare Fastify answering it. Each server and the load are processes of their own.',
  async run() {
    const serving = await Serving.open();
    try {
      const ours = await serving.start('service');
      const quote = await quoteOf(ours);
      const canned = await serving.start('canned', quote);
      const fastify = await serving.start('fastify', quote);
      invariant((await quoteOf(canned)) === quote, 'the canned quote is the same');
      const servers = [ours, canned, fastify];
      for (const server of servers) serving.load(server, PATH, 2);
      const runs = Array.from({ length: PAIRS }, () =>
        servers.map((server) => serving.load(server, PATH, SECONDS)),
      );
      const figure = (index: number): number => median(runs.map((run) => run[index] ?? Number.NaN));
      const ratio = (index: number): number =>
        median(runs.map((run) => (run[0] ?? Number.NaN) / (run[index] ?? Number.NaN)));
      return [
        { name: 'requests per second', value: figure(0), unit: 'requests/s' },
        { name: 'canned quote, requests per second', value: figure(1), unit: 'requests/s' },
        { name: 'bare Fastify, requests per second', value: figure(2), unit: 'requests/s' },
        { name: 'share of the canned quote', value: ratio(1), unit: '×', limit: { atLeast: 0.5 } },
        { name: 'share of bare Fastify', value: ratio(2), unit: '×' },
      ];
    } finally {
      await serving.close();
    }
  },
};

async function quoteOf({ address, key }: Server): Promise<string> {
  const reply = await fetch(address + PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: REQUEST,
  });
  invariant(reply.status === 200, `the service answers ${reply.status}`);
  return await reply.text();
}
