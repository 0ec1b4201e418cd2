import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openQueues, signAudit } from '#queues';
import { type TestDatabase, testDatabase } from '#testing';
import { KEY, type ServiceProcess, serviceProcess } from '../faults/service-process.js';
import { ROOT } from './api-server.js';
import { everySecond } from './every-second.js';
import { type OtlpReceiver, otlpReceiver, type ReceivedSpan } from './otlp-receiver.js';

const TRACING = pathToFileURL(join(ROOT, 'dist', 'libs', 'tracing', 'src', 'index.js')).href;
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const NEVER = '3600000';

let database: TestDatabase;
let receiver: OtlpReceiver;
let program: ServiceProcess | undefined;

beforeEach(async () => {
  database = await testDatabase();
  receiver = await otlpReceiver();
}, 60_000);
afterEach(async () => {
  await program?.clean();
  program = undefined;
  await receiver.close();
  await database.drop();
});

async function traced(
  which: 'api' | 'worker',
  sendAfterMs: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  program = await serviceProcess(
    {
      DATABASE_URL: database.url,
      STOP_DRAIN_SECONDS: '0',
      NODE_OPTIONS: `--import ${TRACING}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.address,
      OTEL_BSP_SCHEDULE_DELAY: sendAfterMs,
      ...variables,
    },
    which,
  );
  return program;
}

const named = (name: string): ReceivedSpan => {
  const found = receiver.spans().find((span) => span.name === name);
  if (found === undefined)
    throw new Error(
      `no \`${name}\` among ${receiver
        .spans()
        .map((s) => s.name)
        .join()}`,
    );
  return found;
};

it('a kept quote is one trace: the request, within it pricing and statements, and no address', async () => {
  const service = await traced('api', NEVER, { OTEL_SERVICE_NAME: 'prices' });
  const address = await service.listening;
  const reply = await fetch(`${address}/v1/quotes?hush=hush`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'idempotency-key': 'traced',
      traceparent: `00-${TRACE}-${CALLER}-01`,
    },
    body: JSON.stringify({
      package: 'seats',
      version: 1,
      quantities: { users: '12' },
      usage: { 'document-bytes': '0' },
    }),
  });
  expect([reply.status, await reply.text()]).toEqual([201, expect.any(String)]);
  await fetch(`${address}/health/ready`);
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  const request = named('POST /v1/quotes');
  expect(request).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, service: 'prices' });
  expect(request.attributes['http.route']).toBe('/v1/quotes');
  expect(named('price')).toMatchObject({ traceId: TRACE, attributes: { outcome: 'priced' } });
  const statements = receiver.spans().filter(({ name }) => name.startsWith('pg.query'));
  expect(statements.filter(({ traceId }) => traceId === TRACE).length).toBeGreaterThan(0);
  expect(statements.every(({ parentSpanId }) => parentSpanId !== undefined)).toBe(true);
  expect(JSON.stringify(receiver.spans())).not.toMatch(/hush|health|"traced"/);
}, 60_000);

it('a job is a trace, and its statements are within it', async () => {
  const worker = await traced('worker', '50');
  await worker.said('queues');
  const queues = await openQueues({ databaseUrl: database.url, report: () => undefined });
  await everySecond(queues, signAudit, () => receiver.spans().some(({ name }) => name === 'job sign-audit'));
  await queues.close();
  worker.signal('SIGTERM');
  expect(await worker.ended).toBe(0);
  const job = named('job sign-audit');
  expect(job).toMatchObject({
    service: 'ratebook',
    attributes: { queue: 'housekeeping', job: 'sign-audit' },
  });
  const within = receiver.spans().filter(({ parentSpanId }) => parentSpanId === job.spanId);
  expect(within.some(({ name }) => name.startsWith('pg.query'))).toBe(true);
}, 60_000);
