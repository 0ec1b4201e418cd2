import { describe, expect, it } from '@jest/globals';
import { TEAM, teamFolder } from '../../../../test/team-folder.js';

const { read, run, write } = teamFolder();

describe('ratebook check', () => {
  it('says nothing on stdout and sums up on stderr when all is well', async () => {
    expect(await run(['check'])).toEqual({ code: 0, stdout: '', stderr: '4 files: 0 errors, 0 warnings\n' });
  });

  it('tells every fault at once with place, caret and help', async () => {
    write(
      'rules/packages/team/1.yaml',
      TEAM.replace('meter: sms', 'meter: smss').replace('12.00 }', '1e2 }'),
    );
    const { code, stdout, stderr } = await run(['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^rules\/packages\/team\/1\.yaml:12:\d+ {2}error {2}/m);
    expect(stdout).toMatch(/^rules\/packages\/team\/1\.yaml:16:\d+ {2}error {2}unknown-meter {2}.*`smss`/m);
    expect(stdout).toContain('^^^^');
    expect(stdout).toContain('help: ');
    expect(stderr).toMatch(/error/);
  });

  it('reports only the named paths', async () => {
    write('rules/packages/broken/1.yaml', 'schema: ratebook/v1\n');
    expect((await run(['check', 'rules/packages/team'])).code).toBe(0);
    expect((await run(['check', 'rules/packages/team/1.yaml'])).code).toBe(0);
    expect((await run(['check', 'rules/packages/broken/1.yaml'])).code).toBe(1);
    expect((await run(['check'])).code).toBe(1);
  });

  it('tells faults of experiments, holdouts and metrics too, one file alone beside its packages', async () => {
    const experiment = (variant: string): string => `schema: ratebook/experiment-v1
experiment: dearer
seed: dearer-2027
enrol: new
variants:
  - { key: control, package: team@1, weight: 50 }
  - { key: dearer, package: ${variant}, weight: 50 }
`;
    const second = TEAM.replace('version: 1', 'version: 2').replace('12.00', '13.00');
    write('rules/packages/team/2.yaml', second.replace(/^effectiveFrom.*\n/m, ''));
    write('rules/experiments/dearer.yaml', experiment('team@2'));
    expect(await run(['check'])).toEqual({ code: 0, stdout: '', stderr: '6 files: 0 errors, 0 warnings\n' });
    expect((await run(['check', 'rules/experiments/dearer.yaml'])).code).toBe(0);
    write('rules/experiments/dearer.yaml', experiment('team@9'));
    write('rules/metrics.yaml', 'schema: ratebook/metrics-v1\n');
    write('rules/holdouts.yaml', 'schema: ratebook/holdouts-v1\n');
    expect((await run(['check', 'rules/packages/team'])).code).toBe(0);
    const { code, stdout } = await run(['check']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^rules\/experiments\/dearer\.yaml:7:\d+ {2}error {2}experiment\.unknown-version/m,
    );
    expect(stdout).toMatch(/^rules\/metrics\.yaml:1:1 {2}error {2}missing-key/m);
    expect(stdout).toMatch(/^rules\/holdouts\.yaml:1:1 {2}error {2}missing-key/m);
  });

  it('prints JSON, SARIF and workflow commands', async () => {
    write('rules/packages/team/1.yaml', TEAM.replace('meter: sms', 'meter: smss'));
    const json = JSON.parse((await run(['check', '--json'])).stdout) as { diagnostics: { code: string }[] };
    expect(json.diagnostics.map(({ code }) => code)).toContain('unknown-meter');
    const sarif = JSON.parse((await run(['check', '--format', 'sarif'])).stdout) as {
      version: string;
      runs: { results: { ruleId: string; locations: object[] }[] }[];
    };
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('unknown-meter');
    expect(sarif.runs[0]?.results[0]?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: 'rules/packages/team/1.yaml' },
        region: { startLine: 16 },
      },
    });
    const { code, stdout } = await run(['check', '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=rules\/packages\/team\/1\.yaml,line=16,col=\d+,endColumn=\d+,title=unknown-meter::/m,
    );
    expect((await run(['check', '--format', 'xml'])).code).toBe(2);
  });

  it('locks what it checked, keeps entries, and finds a published file that changed', async () => {
    const locked = await run(['check', '--lock']);
    expect(locked.code).toBe(0);
    expect(locked.stderr).toContain('team@1');
    const before = read('rules/published.lock.json');
    write('rules/packages/team/1.yaml', TEAM.replace('12.00', '13.00'));
    const { code, stdout } = await run(['check', '--lock']);
    expect(code).toBe(1);
    expect(stdout).toContain('published-changed');
    expect(read('rules/published.lock.json')).toBe(before);
  });

  it('judges a file outside of the rule folder against its definitions', async () => {
    write('draft.yaml', TEAM);
    expect((await run(['check', 'draft.yaml'])).code).toBe(0);
    write('draft.yaml', TEAM.replace('meter: sms', 'meter: smss'));
    const { code, stdout } = await run(['check', 'draft.yaml']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^draft\.yaml:16:/m);
  });
});
