// Writes libs/client/src/generated/schema.ts, the types of every route, from the API description of the service as it
// was just built. Run it after a build, and commit what it writes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { startServer } from '../../dist/apps/api/src/server.js';
import { ask } from '../../dist/apps/api/src/ask.js';
import { root } from './shared.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ratebook-client-'));
const outcome = await startServer({
  configuration: { port: 0, dataFolder: folder },
  rulesFolder: join(folder, 'no-rules'),
  schemasFolder: join(root, 'schemas'),
  version: '0.0.0',
});
if (!outcome.ok) throw new Error(outcome.faults.map(({ message }) => message).join('\n'));
const { address, key, stop } = outcome.value;
try {
  const { text } = await ask(`${address}/openapi.json`, key.text);
  const types = astToString(await openapiTS(JSON.parse(text), { alphabetize: true }));
  const notice = '// Written by `npm run generate` from the API description. Do not edit.\n\n';
  writeFileSync(join(root, 'libs', 'client', 'src', 'generated', 'schema.ts'), notice + types);
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log('libs/client/src/generated/schema.ts: written from the API description');
