import { describe, expect, it } from '@jest/globals';
import { TEAM, teamFolder } from '../../../../test/team-folder.js';

const { read, run, write } = teamFolder();

describe('ratebook format', () => {
  it('lays a file out and then has nothing more to do', async () => {
    write(
      'rules/packages/team/1.yaml',
      TEAM.replace('currency: USD\ninterval: month', 'interval:   month\ncurrency: USD # dollars'),
    );
    expect((await run(['format', '--check'])).code).toBe(1);
    const { code, stdout } = await run(['format']);
    expect(code).toBe(0);
    expect(stdout).toContain('rules/packages/team/1.yaml\n');
    expect(read('rules/packages/team/1.yaml')).toContain('# dollars');
    expect(await run(['format', '--check'])).toMatchObject({ code: 0, stdout: '' });
  });

  it('prints what it read from stdin', async () => {
    const { code, stdout } = await run(['format', '-'], 'schema:    ratebook/v1\npackage: team\n');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'schema: ratebook/v1\npackage: team\n' });
  });
});
