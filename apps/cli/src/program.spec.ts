import { describe, expect, it } from '@jest/globals';
import { teamFolder } from '../../../test/team-folder.js';

const { run } = teamFolder();

describe('ratebook', () => {
  it('prints its version and its help to stdout, without colour when nobody looks', async () => {
    const version = await run(['--version']);
    expect(version).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    const help = await run(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('quote [options] <package>');
    expect(help.stdout).not.toContain('\u001b');
  });

  it('answers a failure as JSON on stdout when asked for JSON', async () => {
    const { code, stdout } = await run(['quote', 'tema', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'package.not-found',
        message: 'there is no package `tema`',
        help: 'did you mean `team`?',
      },
    });
  });
});
