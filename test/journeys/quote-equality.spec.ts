import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CaseDocument } from '#contracts';
import { readRulebook } from '#rulebook';
import { readRulesFolder } from '../../apps/api/src/rules-folder.js';
import { quote as quoteCommand } from '../../apps/cli/src/commands/quote.js';
import { type ApiServer, apiServer, ROOT } from './api-server.js';

jest.setTimeout(180_000);

let api: ApiServer;
let folder: string;

beforeAll(async () => {
  api = await apiServer({ rulesFolder: join(ROOT, 'rules') });
  folder = await mkdtemp(join(tmpdir(), 'ratebook-equal-'));
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

const AT = '2027-03-10T08:00:00Z';
const plain = (text: string): string => text;
const STYLE = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain };

/** `ratebook quote … --json` as the command itself, without the second that a process of its own would cost. */
async function fromCommand(reference: string, asked: Asked): Promise<string> {
  let out = '';
  const { workspace = {}, quantities = {}, usage, period, subscription } = asked;
  const usageFile = join(folder, 'usage.json');
  await writeFile(usageFile, JSON.stringify(usage ?? {}));
  const code = await quoteCommand(
    reference,
    {
      rules: join(ROOT, 'rules'),
      json: true,
      at: AT,
      usage: [`@${usageFile}`],
      quantity: Object.entries(quantities).map(([name, value]) => `${name}=${value}`),
      workspace: Object.entries(workspace).flatMap(([name, value]) =>
        [value].flat().map((one) => `${name}=${String(one)}`),
      ),
      ...(period && { period: `${period.from}/${period.to}` }),
      ...(period?.timeZone !== undefined && { timeZone: period.timeZone }),
      ...(subscription && { subscriptionStart: subscription.start }),
    },
    {
      out: (text) => {
        out += text;
        return Promise.resolve();
      },
      say: () => undefined,
      outStyle: STYLE,
      sayStyle: STYLE,
    },
  );
  expect(code).toBe(0);
  return out.trimEnd();
}

type Asked = Omit<CaseDocument, 'name' | 'expect'>;

const quoteIn = (text: string): string => /"quote":(.*)}$/s.exec(text)?.[1] ?? text;

describe('every shipped case', () => {
  it('has the same bytes from command line, preview, kept quote and batch', async () => {
    const { cases, packages } = readRulebook(await readRulesFolder(join(ROOT, 'rules')));
    const asked = [...packages].flatMap(([key, versions]) =>
      versions.flatMap(({ version }) =>
        (cases.get(`${key}@${version.version}`)?.cases ?? []).map((each) => {
          const { name, expect: expected, ...inputs } = each.case;
          expect(expected).toBeDefined();
          return { name, key, version: version.version, inputs };
        }),
      ),
    );
    expect(asked.length).toBeGreaterThan(150);
    const requests = asked.map(({ key, version, inputs }) => ({ ...inputs, package: key, version, at: AT }));
    const batch = async (query: string, lines: readonly object[]): Promise<string[]> => {
      const reply = await api.post(
        `/v1/quotes/batch${query}`,
        lines.map((line) => JSON.stringify(line)).join('\n'),
        {
          headers: { 'content-type': 'application/x-ndjson' },
        },
      );
      return (await reply.text()).trimEnd().split('\n').map(quoteIn);
    };
    const previews = await batch('', requests);
    const kepts = await batch(
      '?keep=true',
      requests.map((request) => ({ ...request, id: randomUUID() })),
    );
    for (const [index, { name, key, version, inputs }] of asked.entries()) {
      const request = requests[index];
      const preview = await (await api.post('/v1/quotes/preview', request)).text();
      const headers = { 'idempotency-key': randomUUID() };
      const kept = await (await api.post('/v1/quotes', request, { headers })).text();
      expect({
        name: `${key}@${version}: ${name}`,
        command: await fromCommand(`${key}@${version}`, inputs),
        kept: quoteIn(kept),
        batch: previews[index],
        keptBatch: kepts[index],
      }).toEqual({
        name: `${key}@${version}: ${name}`,
        command: preview,
        kept: preview,
        batch: preview,
        keptBatch: preview,
      });
    }
  });
});
