// Adds kept quotes to the corpus that `npm test` replays: every shipped case, and the same cases with their period cut.
// What is recorded stays as it is, whatever the code says today: a line is only ever added.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, requireNode, root, step } from './shared.mjs';

requireNode();
build();
const load = (path) => import(`../../dist/${path}`);
const [{ startServer }, { readRulesFolder }, { readRulebook }, storage] = await Promise.all([
  load('apps/api/src/server.js'),
  load('apps/api/src/rules-folder.js'),
  load('libs/rulebook/src/index.js'),
  load('libs/storage/src/index.js'),
]);

const CORPUS = join(root, 'test', 'spec', 'quotes', 'corpus.ndjson');
const AT = '2027-03-10T08:00:00Z';
const MARCH = { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' };
const [TENTH, TWENTIETH] = ['2027-03-10T15:00:00Z', '2027-03-20T00:00:00Z'];

const folder = mkdtempSync(join(tmpdir(), 'ratebook-corpus-'));
const postgres = await storage.startEmbeddedPostgres({ folder, disposable: true });
if (!postgres.ok) throw new Error(postgres.fault.message);
const databaseUrl = postgres.value.url;
const service = await startServer({
  configuration: { port: 0, dataFolder: folder, databaseUrl },
  rulesFolder: join(root, 'rules'),
  schemasFolder: join(root, 'schemas'),
  version: '0.0.0-corpus',
});
if (!service.ok) throw new Error(service.faults.map(({ message }) => message).join('\n'));
const opened = await storage.openStorage(databaseUrl);
const quotes = opened.value.store(storage.QuoteStore);

const recorded = existsSync(CORPUS) ? readFileSync(CORPUS, 'utf8').trimEnd().split('\n') : [];
const known = new Set(recorded.map((line) => JSON.parse(line).name));
let added = 0;
for (const { name, request } of requests(readRulebook(await readRulesFolder(join(root, 'rules'))))) {
  if (known.has(name)) continue;
  const reply = await fetch(`${service.value.address}/v1/quotes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${service.value.key.text}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ ...request, at: AT }),
  });
  const answer = await reply.json();
  if (reply.status !== 201) {
    step(`not recorded: ${name}: ${answer.detail}`);
    continue;
  }
  const kept = await quotes.find(answer.id.slice('qte_'.length));
  const { document, engineVersion } = kept;
  const hash = Buffer.from(kept.documentHash).toString('hex');
  recorded.push(JSON.stringify({ name, engineVersion, hash, inputs: JSON.parse(kept.inputs), document }));
  added += 1;
}
writeFileSync(CORPUS, `${recorded.join('\n')}\n`);
step(`${added} quotes added, ${recorded.length} in all`);
await opened.value.close();
await service.value.stop();
await postgres.value.stop();
rmSync(folder, { recursive: true, force: true });

/** Cases as they are; with every quantity doubled on the 10th and a pause from the 20th; with the next version from then on. */
function* requests({ cases, packages }) {
  for (const [key, versions] of packages)
    for (const [index, { version }] of versions.entries())
      for (const [number, { case: each }] of (
        cases.get(`${key}@${version.version}`)?.cases ?? []
      ).entries()) {
        const { name: title, expect: _, ...inputs } = each;
        const name = `${key}@${version.version}: ${title}`;
        const request = { ...inputs, package: key, version: version.version };
        yield { name, request };
        if (number % 2 === 1 || version.interval !== 'month') continue;
        const { usage, ...rest } = request;
        const cut = { ...rest, period: { ...MARCH, timeZone: 'Europe/Berlin' } };
        const doubled = Object.fromEntries(
          Object.entries(inputs.quantities ?? {}).map(([quantity, value]) => [
            quantity,
            String(Number(value) * 2),
          ]),
        );
        const period = {
          from: '2027-02-28T23:00:00Z',
          to: '2027-03-31T22:00:00Z',
          timeZone: 'Europe/Berlin',
        };
        yield {
          name: `${name} · changed and paused`,
          request: {
            ...cut,
            period,
            ...(usage && { usage }),
            segments: [
              {},
              { from: TENTH, quantities: doubled },
              { from: TWENTIETH, paused: true },
              { from: '2027-03-25T00:00:00Z' },
            ],
          },
        };
        const next = versions[index + 1]?.version.version;
        if (next === undefined) continue;
        yield {
          name: `${name} · then version ${next}`,
          request: { ...cut, period, segments: [{ usage }, { from: TENTH, version: next, usage }] },
        };
      }
}
