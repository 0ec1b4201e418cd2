import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ruleFileSchemas } from '#contracts';
import type { Terminal } from '../shell/terminal.js';
import { kindOf } from './rule-folder.js';

/**
 * The schemas and editor settings beside a rule folder, as far as they are missing: editors that speak YAML then
 * complete and underline while one types. Settings that exist are the author's own and stay as they are.
 */
export async function writeEditorSettings(rules: string, terminal: Terminal): Promise<readonly string[]> {
  const around = dirname(resolve(rules));
  const written: string[] = [];
  for (const [name, schema] of Object.entries(ruleFileSchemas())) {
    const path = join(around, 'schemas', name);
    if ((await kindOf(path)) !== 'missing') continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(schema, undefined, 2)}\n`);
    written.push(path);
  }
  const settings = join(around, '.vscode/settings.json');
  const before = await readFile(settings, 'utf8').catch(() => undefined);
  if (before === undefined) {
    await mkdir(dirname(settings), { recursive: true });
    await writeFile(settings, settingsText(basename(resolve(rules))));
    written.push(settings);
  } else if (!before.includes('schemas/package.v1.json')) {
    terminal.say(
      'editor settings were left as they are: map schemas/*.v1.json to the rule files under `yaml.schemas` yourself',
    );
  }
  return written;
}

function settingsText(rules: string): string {
  const numbers = ['[0-9]', '[0-9][0-9]', '[0-9][0-9][0-9]'];
  const schemas = {
    './schemas/package.v1.json': numbers.map((number) => `${rules}/packages/*/${number}.yaml`),
    './schemas/cases.v1.json': `${rules}/packages/*/*.cases.yaml`,
    './schemas/meters.v1.json': `${rules}/meters.yaml`,
    './schemas/attributes.v1.json': `${rules}/attributes.yaml`,
    './schemas/features.v1.json': `${rules}/features.yaml`,
    './schemas/experiment.v1.json': `${rules}/experiments/*.yaml`,
    './schemas/holdouts.v1.json': `${rules}/holdouts.yaml`,
    './schemas/metrics.v1.json': `${rules}/metrics.yaml`,
  };
  return `${JSON.stringify({ 'yaml.schemas': schemas }, undefined, 2)}\n`;
}
