import { fileURLToPath } from 'node:url';

/** The repository, seen from where the bench runs: dist/test/bench. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');
export const BIN = `${ROOT}/apps/cli/bin/ratebook.mjs`;
