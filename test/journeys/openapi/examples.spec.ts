import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { createLog } from '#observing';
import { type ApiServer, apiServer, ROOT } from '../api-server.js';
import { type OpenApi, operationsOf } from './document.js';
import { judgeOf } from './judge.js';
import { type Taken, takeStep } from './take-step.js';
import { type Answer, type Said, STEPS } from './steps.js';

jest.setTimeout(120_000);

/** A version is published without an approval here, which is told loudly. */
const QUIET = createLog({ level: 'error', format: 'text', service: 'api' });

let api: ApiServer;
let document: OpenApi;
const taken: Taken[] = [];

beforeAll(async () => {
  api = await apiServer({ rulesFolder: join(ROOT, 'rules'), log: QUIET });
  document = (await (await fetch(`${api.address}/openapi.json`)).json()) as OpenApi;
  const made = await api.post(
    '/v1/keys',
    { name: 'reviews', holder: 'grace', scopes: ['packages:approve', 'experiments:approve'] },
    { headers: { 'idempotency-key': randomUUID() } },
  );
  const { key: reviewer } = (await made.json()) as { readonly key: string };
  const judge = judgeOf(document);
  const answers = new Map<string, Answer>();
  const said: Said = (operation) => {
    const answer = answers.get(operation);
    if (answer === undefined) throw new Error(`\`${operation}\` has not been asked yet`);
    return answer;
  };
  for (const step of STEPS) {
    const key = step.by === 'reviewer' ? reviewer : api.key;
    const done = await takeStep({ document, judge, address: api.address, key, said }, step);
    taken.push(done);
    answers.set(step.operation, done);
  }
});
afterAll(async () => {
  await api.stop();
});

describe('the examples of the API description, sent to the service', () => {
  it('are answered as the description says', () => {
    expect(taken.flatMap(({ faults }) => faults)).toEqual([]);
    expect(taken.length).toBe(STEPS.length);
  });

  it('leave no operation out', () => {
    const named = new Set(STEPS.map(({ operation }) => operation));
    const described = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(described.filter((id) => !named.has(id))).toEqual([]);
  });

  it('meet every way to succeed that the description declares', () => {
    const met = new Set(taken.map(({ operation, status }) => `${operation} ${status}`));
    const declared = operationsOf(document).flatMap(({ operation: { operationId, responses } }) =>
      Object.keys(responses)
        .filter((status) => /^[23]/.test(status))
        .map((status) => `${operationId} ${status}`),
    );
    expect(declared.filter((each) => !met.has(each))).toEqual([]);
  });

  it('are all sent, and each at least once as it stands', () => {
    const sent = new Set(
      taken.flatMap(({ operation, sentAsIs }) => sentAsIs.map((n) => `${operation} ${n}`)),
    );
    const given = operationsOf(document).flatMap(({ operation }) =>
      (taken.find((each) => each.operation === operation.operationId)?.examples ?? []).map(
        (_, place) => `${operation.operationId} ${place}`,
      ),
    );
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((each) => !sent.has(each))).toEqual([]);
  });
});
