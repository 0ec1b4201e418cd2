// `npm run generate`: everything that is written from what runs: the client's types, the JSON Schemas, the pages.
import { join } from 'node:path';
import { install, requireNode, root, runIn, step } from './shared.mjs';

requireNode();
install();

const launcher = (name) => [join(root, 'apps', 'launcher', name)];
step('compiling');
// Type errors do not stop this: the types of the client may be just what is out of date.
runIn(process.execPath, [
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  'tsconfig.build.json',
]);
for (const name of ['write-client.mjs', 'build.mjs', 'write-schemas.mjs', 'write-docs.mjs']) {
  const { status } = runIn(process.execPath, launcher(name));
  if (status !== 0) process.exit(status ?? 1);
}
