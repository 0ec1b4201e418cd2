import { describe, expect, it } from '@jest/globals';
import { TEAM, teamFolder } from '../../../../test/team-folder.js';

const { run, write } = teamFolder();

const QUOTE = ['quote', 'team@1', '--quantity', 'seats=12', '--usage', 'sms[country=GB]=3'];

describe('ratebook quote', () => {
  const startup = ['--workspace', 'segment=startup', '--period', '2027-01-01T00:00:00Z/2027-02-01T00:00:00Z'];

  it('shows lines, adjustments and the total', async () => {
    const { code, stdout, stderr } = await run([...QUOTE, ...startup]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/seats +12 +graduated +140\.00 USD/);
    expect(stdout).toMatch(/Messages +3 +unit +0\.12 USD/);
    expect(stdout).toMatch(/startup-discount +discount 20 % +-28\.00 USD/);
    expect(stdout).toMatch(/total +112\.12 USD/);
  });

  it('prints one object as JSON, the same bytes each time', async () => {
    const [first, second] = await Promise.all([
      run([...QUOTE, ...startup, '--json']),
      run([...QUOTE, ...startup, '--json']),
    ]);
    expect(first).toEqual(second);
    expect(JSON.parse(first.stdout)).toMatchObject({
      package: { key: 'team', version: 1 },
      currency: 'USD',
      period: { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z' },
      lines: [
        { key: 'seats', amount: '140.00' },
        { key: 'sms', amount: '0.12', unroundedAmount: '0.12' },
      ],
      adjustments: [{ rule: 'startup-discount', kind: 'discount', amount: '-28.00' }],
      subtotal: '140.12',
      total: '112.12',
    });
  });

  it('draws the reasons: the file and line of each, tiers, cells, conditions with what was found', async () => {
    const { stdout } = await run([...QUOTE, ...startup, '--explain']);
    expect(stdout).toMatch(/✓ startup-discount \(discount\) {2}rules\/packages\/team\/1\.yaml:23/);
    expect(stdout).toContain('✓ workspace.segment equal startup, found startup');
    expect(stdout).toMatch(/2 units above 10 at 10 = 20/);
    expect(stdout).toMatch(/country `GB`: 3 used = 0\.12 {2}rules\/packages\/team\/1\.yaml:21/);
    const json = JSON.parse((await run([...QUOTE, ...startup, '--explain', '--json'])).stdout) as object;
    expect(json).toHaveProperty('explanation.rules');
  });

  it('takes changes in the middle of the period, and explains each version on its own', async () => {
    write('rules/packages/team/2.yaml', TEAM.replace('version: 1', 'version: 2').replace('12.00', '11.00'));
    const change = [
      { quantities: { seats: 12 }, usage: { sms: [] } },
      { from: '2027-01-16T00:00:00Z', version: 2, usage: { sms: [{ country: 'GB', quantity: 3 }] } },
    ];
    const args = ['quote', 'team@1', ...startup, '--segments', '-'];
    const { code, stdout } = await run([...args, '--explain'], JSON.stringify(change));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /seats @1 +12 +graduated, 2027-01-01T00:00:00Z to 2027-01-16T00:00:00Z +140\.00 USD/,
    );
    expect(stdout).toMatch(/seats @2 +12 +graduated, counted on another line, .* 0\.00 USD/);
    expect(stdout).toMatch(/version 1, 2027-01-01T00:00:00Z to 2027-01-16T00:00:00Z\n\nrules/);
    expect(stdout).toMatch(
      /version 2, .*\n\nrules[^]*country `GB`: 3 used = 0\.12 {2}rules\/packages\/team\/2\.yaml:21/,
    );

    const unordered = await run([...args], JSON.stringify([...change, { from: '2027-01-02T00:00:00Z' }]));
    expect(unordered).toMatchObject({ code: 2, stdout: '' });
    expect(unordered.stderr).toContain('--segments 2/from');
    const misspelt = await run([...args, '--json'], JSON.stringify([{ quantites: {} }]));
    expect(misspelt.code).toBe(2);
    expect(misspelt.stdout + misspelt.stderr).toContain('segments.bad-shape');
  });

  it('takes the version that is current in the lock, else the highest and says so', async () => {
    write(
      'rules/packages/team/2.yaml',
      TEAM.replace('version: 1', 'version: 2').replace('2027', '2028').replace('12.00', '11.00'),
    );
    const args = ['quote', 'team', ...QUOTE.slice(2), '--workspace', 'segment=none', '--json'];
    const highest = await run([...args, '--at', '2027-06-01T00:00:00Z']);
    expect(highest.stderr).toContain('team@2');
    expect(JSON.parse(highest.stdout)).toMatchObject({ package: { version: 2 } });
    expect((await run(['check', '--lock'])).code).toBe(0);
    const current = await run([...args, '--at', '2027-06-01T00:00:00Z']);
    expect(current.stderr).toBe('');
    expect(JSON.parse(current.stdout)).toMatchObject({ package: { version: 1 } });
    const later = await run([...args, '--at', '2028-06-01T00:00:00Z']);
    expect(JSON.parse(later.stdout)).toMatchObject({ package: { version: 2 } });
  });

  it('prices a file by its path, and a package from stdin', async () => {
    const rest = [...QUOTE.slice(2), '--workspace', 'segment=none', '--json'];
    for (const [path, stdin] of [
      ['rules/packages/team/1.yaml', ''],
      ['-', TEAM],
    ] as const) {
      const { code, stdout } = await run(['quote', path, ...rest], stdin);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ total: '140.12' });
    }
  });

  it('reads usage from files of events and of JSON', async () => {
    write(
      'e.ndjson',
      '{"segments":"2","country":"GB"}\n{"segments":1,"country":"GB"}\n{"segments":"1","country":"US"}\n',
    );
    write('u.json', '{"sms": [{"country": "GB", "quantity": 3}, {"country": "US", "quantity": 1}]}');
    const rest = ['--quantity', 'seats=12', '--workspace', 'segment=none', '--json'];
    for (const usage of ['sms=@e.ndjson', '@u.json']) {
      const { code, stdout, stderr } = await run(['quote', 'team@1', '--usage', usage, ...rest]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({ total: '140.13' });
    }
  });

  it('names the flag of every wrong input at once', async () => {
    const { code, stdout, stderr } = await run([
      'quote',
      'team@1',
      '--usage',
      'sms[planet=mars]=3',
      '--quantity',
      'seats=1e3',
      '--workspace',
      'sgment=x',
      '--time-zone',
      'Mars/Olympus',
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const flag of ['--usage sms', '--quantity seats', '--workspace sgment', '--time-zone']) {
      expect(stderr).toContain(`  ${flag}  `);
    }
  });

  it('lists every fact that is missing', async () => {
    const { code, stderr } = await run(['quote', 'team@1']);
    expect(code).toBe(2);
    for (const fact of ['quantity.seats', 'usage.sms', 'workspace.segment']) expect(stderr).toContain(fact);
  });
});
