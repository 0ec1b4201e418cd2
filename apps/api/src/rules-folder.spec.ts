import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readRulesFolder, UnreadableRules } from './rules-folder.js';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ratebook-'));
  folder = join(parent, 'rules');
});
afterEach(async () => {
  await rm(parent, { recursive: true });
});
const fault = async (): Promise<unknown> => await readRulesFolder(folder).catch((error: unknown) => error);

describe('reading a rules folder', () => {
  it('finds nothing where there is no folder', async () => {
    expect(await readRulesFolder(folder)).toEqual([]);
  });

  it('reads rule files at any depth, with `/` in their paths', async () => {
    await mkdir(join(folder, 'packages', 'team'), { recursive: true });
    await writeFile(join(folder, 'packages', 'team', '1.yaml'), 'a');
    await writeFile(join(folder, 'notes.txt'), 'b');
    const files = await readRulesFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(['packages/team/1.yaml']);
  });

  it('says so when the folder is there and is none', async () => {
    await writeFile(folder, 'text');
    const said = await fault();
    expect(said).toBeInstanceOf(UnreadableRules);
    expect(said).toMatchObject({ message: '`rules/` is a file, not a folder' });
  });

  it('says which file it cannot read', async () => {
    await mkdir(join(folder, 'packages', '1.yaml'), { recursive: true });
    const said = await fault();
    expect(said).toBeInstanceOf(UnreadableRules);
    expect(said).toMatchObject({
      message: '`rules/packages/1.yaml` is a folder, not a file',
    });
  });
});
