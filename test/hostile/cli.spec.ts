import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, cleanEnv, ended, ensureBuilt, ratebook } from '../built-cli.js';

jest.setTimeout(60_000);

const PACKAGE = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
charges:
  - { key: seats, quantity: seats, model: unit, unitAmount: 10.00 }
`;

/** The hostile inputs of kind `cli`, each tried on the real program. */
describe('ratebook against hostile command lines', () => {
  let folder = '';

  beforeAll(async () => {
    await ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), 'ratebook-cli-'));
    mkdirSync(join(folder, 'rules/packages/team'), { recursive: true });
    mkdirSync(join(folder, 'dir-without-rules'));
    writeFileSync(join(folder, 'rules/packages/team/1.yaml'), PACKAGE);
  }, 180_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('path-is-directory: a folder without rules ends with 2 and is named', async () => {
    for (const args of [
      ['check', './dir-without-rules'],
      ['check', '--rules', 'dir-without-rules'],
      ['test', '--rules', 'dir-without-rules'],
      ['format', 'dir-without-rules'],
      ['quote', 'team', '--rules', 'dir-without-rules'],
    ]) {
      const { code, stdout, stderr } = await ratebook(args, { cwd: folder });
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toContain('`dir-without-rules` holds no rule files');
    }
  });

  it('path-missing: a path that is not there ends with 2 and is named', async () => {
    for (const args of [
      ['check', 'nope.yaml'],
      ['format', 'nope.yaml'],
      ['test', 'nope.yaml'],
      ['quote', './nope.yaml'],
      ['rate', 'nope.yaml'],
      ['check', '--rules', 'nope.yaml'],
    ]) {
      const { code, stdout, stderr } = await ratebook(args, { cwd: folder });
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toContain('nope.yaml');
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });

  it('stdin-dash: a package is read from stdin and judged', async () => {
    const good = await ratebook(['check', '-'], { cwd: folder, stdin: PACKAGE });
    expect({ code: good.code, stdout: good.stdout }).toEqual({ code: 0, stdout: '' });
    const bad = await ratebook(['check', '-'], { cwd: folder, stdin: PACKAGE.replace('10.00', '1e1') });
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/^<stdin>:7:\d+ +error +/m);
  });

  it('stdin-dash: bytes that are not UTF-8, nothing at all, and far too much are findings, not crashes', async () => {
    for (const stdin of [Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe, 0x0a]), '', 'a: 1\n'.repeat(200_000)]) {
      const { code, stdout } = await ratebook(['check', '-'], { cwd: folder, stdin });
      expect(code).toBe(1);
      expect(stdout).toMatch(/^<stdin>:1:\d+ +error +/m);
    }
  });

  it.each([['quote'], ['rate']])(
    'stdout-closed: %s ends quietly with 0 when nobody reads on',
    async (verb) => {
      const args = verb === 'rate' ? ['rate'] : ['quote', 'team@1', '--quantity', 'seats=1', '--json'];
      const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, env: cleanEnv() });
      child.stdin.on('error', () => undefined);
      child.stdout.destroy();
      const line = '{"id":"1","currency":"USD","charge":{"model":"flat","amount":"1"}}\n';
      child.stdin.end(verb === 'rate' ? line.repeat(50_000) : '');
      expect(await ended(child)).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  it('key-in-argv: a key on the command line is refused with a warning and never repeated', async () => {
    for (const args of [
      ['publish', '--api-key', 'sk_live_x'],
      ['check', '--api-key=sk_live_x'],
      ['quote', 'team', '--token', 'sk_live_x'],
    ]) {
      const { code, stdout, stderr } = await ratebook(args, { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('in the environment or in a file');
      expect(stderr).not.toContain('sk_live_x');
    }
  });

  it('unknown-flag: a misspelt flag ends with 2 and the nearest one', async () => {
    const { code, stderr } = await ratebook(['check', '--strct'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('--strict');
    const verb = await ratebook(['chek'], { cwd: folder });
    expect(verb.code).toBe(2);
    expect(verb.stderr).toContain('check');
  });
});
