#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const main = new URL('../../../dist/apps/cli/bundle/main.js', import.meta.url);
if (existsSync(main)) {
  // Node 22 and later keep the compiled form of what is imported: the second run starts faster.
  module.enableCompileCache?.();
  await import(main.href);
} else {
  process.stderr.write('ratebook is not built yet: run `npm ci && npm run build` in its folder first\n');
  process.exitCode = 2;
}
