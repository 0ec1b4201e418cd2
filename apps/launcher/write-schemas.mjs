// Writes schemas/*.json, which editors read, from the schemas that `ratebook check` reads files with.
import { writeFile } from 'node:fs/promises';
import { ruleFileSchemas } from '../../dist/libs/contracts/src/index.js';

const folder = new URL('../../schemas/', import.meta.url);
for (const [name, schema] of Object.entries(ruleFileSchemas()))
  await writeFile(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
