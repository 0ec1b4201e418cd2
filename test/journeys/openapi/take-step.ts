import { randomUUID } from 'node:crypto';
import { type Described, type OpenApi, operationsOf, resolved, type Schema, stepsOf } from './document.js';
import type { Judge } from './judge.js';
import type { Answer, Said, Step } from './steps.js';

export interface Taken extends Answer {
  readonly operation: string;
  readonly status: number;
  readonly examples: readonly unknown[];
  /** Places of the examples that were sent without a change. */
  readonly sentAsIs: readonly number[];
  /** How the answers differ from what the description says. */
  readonly faults: readonly string[];
}

interface Scene {
  readonly document: OpenApi;
  readonly judge: Judge;
  readonly address: string;
  readonly key: string;
  readonly said: Said;
}

interface Exchange {
  readonly described: Described;
  readonly step: Step;
  readonly reply: Response;
  readonly text: string;
}

/** Sends each example of an operation, those with an idempotency key twice. */
export async function takeStep(scene: Scene, step: Step): Promise<Taken> {
  const described = operationsOf(scene.document).find(
    (each) => each.operation.operationId === step.operation,
  );
  if (described === undefined) throw new Error(`the description has no operation \`${step.operation}\``);
  const [media, content] = Object.entries(described.operation.requestBody?.content ?? {})[0] ?? [];
  const schema = content?.schema;
  const examples = examplesOf(scene.document, schema);
  const faults: string[] = [];
  let last: Exchange | undefined;
  for (const example of schema === undefined ? [undefined] : examples) {
    const body = step.but === undefined ? example : { ...(example as object), ...step.but(scene.said) };
    const init = initOf(scene, described, step, media, body);
    last = await send(scene, described, step, init);
    faults.push(...faultsOf(scene, last));
    if (!('idempotency-key' in init.headers)) continue;
    const again = await send(scene, described, step, init);
    faults.push(...faultsOf(scene, again));
    if (again.reply.headers.get('idempotency-replayed') !== 'true')
      faults.push(`${step.operation}: the same request again was not answered as the same`);
  }
  return {
    operation: step.operation,
    status: last?.reply.status ?? 0,
    etag: last?.reply.headers.get('etag') ?? '',
    body: last === undefined ? {} : (valuesOf(last)[0] as Answer['body']),
    examples,
    sentAsIs: step.but === undefined ? examples.map((_, place) => place) : [],
    faults,
  };
}

function initOf(
  { key, said }: Scene,
  { method, operation }: Described,
  { tagOf }: Step,
  media: string | undefined,
  body: unknown,
) {
  const isKeyed = operation.parameters?.some(({ name }) => name === 'idempotency-key') === true;
  return {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${key}`,
      ...(media === undefined ? {} : { 'content-type': media }),
      ...(isKeyed ? { 'idempotency-key': randomUUID() } : {}),
      ...(tagOf === undefined ? {} : { [method === 'get' ? 'if-none-match' : 'if-match']: said(tagOf).etag }),
    },
    ...(body === undefined ? {} : { body: `${JSON.stringify(body)}\n` }),
  };
}

async function send(
  { address, said }: Scene,
  described: Described,
  step: Step,
  init: RequestInit,
): Promise<Exchange> {
  const names = step.path?.(said) ?? {};
  const path = described.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? ''),
  );
  const query = step.query === undefined ? '' : `?${new URLSearchParams(step.query).toString()}`;
  const reply = await fetch(address + path + query, init);
  return { described, step, reply, text: await reply.text() };
}

function faultsOf({ document, judge }: Scene, exchange: Exchange): readonly string[] {
  const { described, step, reply, text } = exchange;
  const fault = (said: string): string => `${step.operation} ${reply.status}: ${said}`;
  if (reply.status !== step.status) return [fault(`not ${step.status}: ${text.slice(0, 600)}`)];
  const given = described.operation.responses[String(reply.status)];
  if (given === undefined) return [fault('not declared')];
  const { content = {}, headers = {} } = resolved(document, given);
  const media = (reply.headers.get('content-type') ?? '').replace(/ *;.*$/, '');
  const steps =
    '$ref' in given
      ? stepsOf(given.$ref)
      : ['paths', described.path, described.method, 'responses', String(reply.status)];
  const isDeclared = text === '' ? Object.keys(content).length === 0 : media in content;
  if (!isDeclared) return [fault(`\`${media}\` is not declared`)];
  const [example] = examplesOf(document, content[media]?.schema);
  return [
    ...(step.asExampled !== true || text === JSON.stringify(example)
      ? []
      : [fault(`the example of the reply is another one: ${text}`)]),
    ...['etag', 'location']
      .filter((name) => name in headers !== reply.headers.has(name))
      .map((name) =>
        fault(`\`${name}\` is ${name in headers ? 'declared, not sent' : 'sent, not declared'}`),
      ),
    ...['ratelimit', 'ratelimit-policy', 'idempotency-replayed']
      .filter((name) => reply.headers.has(name) && !(name in headers))
      .map((name) => fault(`\`${name}\` is sent, not declared`)),
    ...(text === '' ? [] : valuesOf(exchange)).flatMap((value) =>
      judge([...steps, 'content', media, 'schema'], value).map(fault),
    ),
  ];
}

const examplesOf = (document: OpenApi, schema: Schema | undefined): readonly unknown[] =>
  (schema === undefined ? undefined : resolved(document, schema).examples) ?? [];

/** The values of a reply: one, or one a line. */
function valuesOf({ reply, text }: Exchange): readonly unknown[] {
  const media = reply.headers.get('content-type') ?? '';
  if (text === '') return [{}];
  if (media.startsWith('text/event-stream'))
    return [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown);
  if (media.startsWith('application/x-ndjson'))
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  return [media.includes('json') ? (JSON.parse(text) as unknown) : text];
}
