// `npm run build`: compile everything, join the command line into its bundle, put `ratebook` on npx's path.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildStamp, root, runIn } from './shared.mjs';

rmSync(buildStamp, { force: true });
const steps = [
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
  [join(root, 'apps', 'launcher', 'bundle-cli.mjs')],
  [join(root, 'apps', 'launcher', 'link-bin.mjs')],
];
for (const step of steps) {
  const { status } = runIn(process.execPath, step);
  if (status !== 0) process.exit(status ?? 1);
}
mkdirSync(dirname(buildStamp), { recursive: true });
writeFileSync(buildStamp, '');
