import { describe, expect, it } from '@jest/globals';
import { CASES, TEAM, teamFolder } from '../../../../test/team-folder.js';

const { read, run, write } = teamFolder();

describe('ratebook test', () => {
  it('runs the cases and names the tiers, cells and rules that none of them reaches', async () => {
    const { code, stdout, stderr } = await run(['test']);
    expect(code).toBe(0);
    expect(stdout).toContain('✓ team@1  1 case ');
    expect(stdout).toMatch(/no case reaches +rule startup-discount +rules\/packages\/team\/1\.yaml:\d+/);
    expect(stdout).not.toContain('tier');
    expect(stderr).toContain('all as expected');
  });

  it('runs a case whose period is cut by a change to another version', async () => {
    write('rules/packages/team/2.yaml', TEAM.replace('version: 1', 'version: 2').replace('12.00', '11.00'));
    write(
      'rules/packages/team/2.cases.yaml',
      `cases:
  - name: an upgrade shows from the next period on
    quantities: { seats: 12 }
    workspace: { segment: none }
    segments:
      - { version: 1, usage: { sms: [] } }
      - { from: 2027-01-20T00:00:00Z, version: 2, usage: { sms: [ { country: GB, quantity: 3 } ] } }
    expect: { lines: { seats: 140.00, sms: 0.12 }, total: 140.12 }
`,
    );
    const { code, stdout } = await run(['test', 'team@2']);
    expect(stdout).toContain('✓ team@2  1 case ');
    expect(code).toBe(0);
  });

  it('takes packages, versions, files and folders', async () => {
    for (const path of [
      'rules',
      'team',
      'team@1',
      'rules/packages/team/1.yaml',
      'rules/packages/team/1.cases.yaml',
    ]) {
      const { code, stdout } = await run(['test', path]);
      expect({ path, code }).toEqual({ path, code: 0 });
      expect(stdout).toContain('✓ team@1  1 case ');
    }
    expect(await run(['test', 'team@9'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('puts expected and got side by side', async () => {
    write('rules/packages/team/1.cases.yaml', CASES.replace('140.12', '141.00'));
    const { code, stdout } = await run(['test', 'team@1']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/total +expected +141\.00 +got +140\.12/);
    const json = JSON.parse((await run(['test', '--json'])).stdout) as { versions: { cases: object[] }[] };
    expect(json.versions[0]?.cases[0]).toMatchObject({
      name: 'twelve seats',
      ok: false,
      differences: [{ path: 'total', expected: '141.00', got: '140.12' }],
    });
  });

  it('updates expectations and keeps the comments', async () => {
    write('rules/packages/team/1.cases.yaml', CASES.replace('140.12', '141.00'));
    const { code, stdout } = await run(['test', '--update']);
    expect(code).toBe(0);
    expect(stdout).toContain('141.00');
    expect(read('rules/packages/team/1.cases.yaml')).toContain('# What was promised.');
    expect((await run(['test'])).code).toBe(0);
  });

  it('does not touch the cases of a published version without force', async () => {
    expect((await run(['check', '--lock'])).code).toBe(0);
    const wrong = CASES.replace('140.12', '141.00');
    write('rules/packages/team/1.cases.yaml', wrong);
    const refused = await run(['test', '--update']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('team@1 is published');
    expect(read('rules/packages/team/1.cases.yaml')).toBe(wrong);
    expect((await run(['test', '--update', '--force'])).code).toBe(0);
  });

  it('counts a case that cannot be read as a finding', async () => {
    write('rules/packages/team/1.cases.yaml', CASES.replace('seats: 140.00', 'seets: 140.00'));
    const { code, stdout } = await run(['test']);
    expect(code).toBe(1);
    expect(stdout).toContain('`seets`');
  });
});
