import { describe, expect, it } from '@jest/globals';
import { CASES, TEAM, teamFolder } from '../../../../test/team-folder.js';

const { has, read, run } = teamFolder();

describe('ratebook new', () => {
  it('begins a package that passes check and test, with schemas and editor settings beside it', async () => {
    const { code, stdout } = await run(['new', 'solo']);
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining([
        'rules/packages/solo/1.yaml',
        'rules/packages/solo/1.cases.yaml',
        '.vscode/settings.json',
      ]),
    );
    expect(has('schemas/package.v1.json')).toBe(true);
    const checked = await run(['check', '--strict']);
    expect({ code: checked.code, stdout: checked.stdout }).toEqual({ code: 0, stdout: '' });
    expect((await run(['test', 'solo'])).code).toBe(0);
  });

  it('copies the newest version and its cases to the next, and names the diff', async () => {
    const { code, stdout, stderr } = await run(['new', 'team']);
    expect(code).toBe(0);
    expect(stdout).toContain('rules/packages/team/2.yaml\nrules/packages/team/2.cases.yaml\n');
    expect(stderr).toContain('ratebook diff team@1 team@2');
    expect(read('rules/packages/team/2.yaml')).toContain('version: 2\n');
    expect(read('rules/packages/team/2.cases.yaml')).toBe(CASES);
    expect(read('rules/packages/team/1.yaml')).toBe(TEAM);
  });

  it('refuses what is no key, before it writes anything', async () => {
    expect((await run(['new', '../escape'])).code).toBe(2);
    expect((await run(['new', 'Team'])).code).toBe(2);
    expect(has('schemas')).toBe(false);
  });
});
