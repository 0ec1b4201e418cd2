// Loading some 360 modules costs the command line more than running them: the build joins them into a few files, one a
// verb, and `ratebook` starts from those. What is in them is exactly what tsc compiled.
import { build } from 'esbuild';
import { root } from './shared.mjs';

await build({
  absWorkingDir: root,
  entryPoints: ['dist/apps/cli/src/main.js'],
  outdir: 'dist/apps/cli/bundle',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  // CommonJS packages inside an ESM bundle ask for Node's own modules by `require`.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
