// Writes libs/client/src/generated/schema.ts, the types of every route, from the API description of the service as it
// was just built. Run it after a build, and commit what it writes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../dist/apps/api/src/server.js';
import { ask } from '../../dist/apps/api/src/ask.js';
import { clientText } from './client-text.mjs';
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
  writeFileSync(
    join(root, 'libs', 'client', 'src', 'generated', 'schema.ts'),
    await clientText(JSON.parse(text)),
  );
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log('libs/client/src/generated/schema.ts: written from the API description');
