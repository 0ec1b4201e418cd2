import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { SignedBundle } from '#analysis';
import { generateKeyPair } from '#signing';
import { exampleBundle } from '../report/testing/example-experiment.js';
import { style } from '../shell/style.js';
import { aboutBundle } from './about-bundle.js';
import { analyseBundle } from './analyse-bundle.js';
import { checkSignature } from './check-signature.js';
import { doubtsOf } from './doubts-of.js';
import { signedBy } from './testing/signed-by.js';

const pair = generateKeyPair();
const signed = signedBy(pair, exampleBundle());

describe('what is doubtful of a bundle', () => {
  it('is nothing where it is what was signed, else every reason in words', () => {
    const good = checkSignature(signed);
    expect(doubtsOf(good, [])).toEqual([]);
    const edited = checkSignature({ ...signed, bundle: { ...signed.bundle, engineVersion: '0.1.1' } });
    const unknown = checkSignature(signed, []);
    const difference = { pointer: '/alpha', recorded: 1, recomputed: 2 };
    expect([edited, unknown].map((check) => doubtsOf(check, []))).toEqual([
      ['the signature of this bundle is WRONG: the bundle is not what was signed'],
      ['the signature of this bundle is WRONG: made by a key that the service does not publish'],
    ]);
    expect(doubtsOf(good, [difference])).toEqual([
      'the bundle says otherwise than its own sums come to, in 1 place; what is shown here was computed anew',
    ]);
    expect(doubtsOf(edited, [difference, difference])).toHaveLength(2);
  });

  it('stands on top of the report that analyse writes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ratebook-doubts-'));
    const [plain, say] = [style(false), (): void => undefined];
    const quiet = { out: () => Promise.resolve(), say, outStyle: plain, sayStyle: plain };
    const reportOf = async (of: SignedBundle): Promise<string> => {
      await analyseBundle(
        Readable.from([Buffer.from(JSON.stringify(of))]),
        'b.json',
        { report: folder },
        quiet,
      );
      return readFile(join(folder, 'report.md'), 'utf8');
    };
    const good = await reportOf(signed);
    expect(good).toMatch(/^# team-dearer: ship dearer\n/);
    expect(good).toContain('| dearest | team&#64;3 | 1 | – |');
    expect(good).toContain('0.60 points better');
    const edited = { ...signed, bundle: { ...signed.bundle, engineVersion: '0.1.1' } };
    expect(await reportOf(edited)).toMatch(/^\*\*NOT TO BE TRUSTED: the signature/);
    const results = { ...signed.bundle.results, alpha: 0.5 };
    const flattered = signedBy(pair, { ...signed.bundle, results });
    expect(await reportOf(flattered)).toMatch(/^\*\*NOT TO BE TRUSTED: the bundle says otherwise/);
    expect(await readFile(join(folder, 'waterfall.svg'), 'utf8')).toContain('NOT TO BE TRUSTED');
  });
});

describe('what a bundle knows beside its figures', () => {
  it('is what was asked, when it began and stopped and why, and what each arm is', () => {
    const { bundle } = signed;
    const { columns, rows, notes } = aboutBundle(bundle);
    expect(columns.map(({ title }) => title)).toEqual(['arm', 'version', 'weight', 'dropped']);
    expect(rows).toContainEqual(['dearer', 'team@2', '1', '–']);
    expect(notes).toEqual([
      'Started 2027-02-01T00:00:00Z by ada.',
      'Stopped enrolling 2027-07-01T00:00:00Z by ada: the plan is complete.',
      'It has not ended yet.',
      'Decided for `dearer` 2027-07-02T00:00:00Z by ada, from 2027-08-01T00:00:00Z on: it is worth it',
    ]);
    const stoppedAt = '2027-07-01T00:00:00Z';
    const guarded = aboutBundle({
      ...bundle,
      experiment: {
        ...bundle.experiment,
        file: 'hypothesis: >-\n  A higher fee\n  brings in more.\nseed: *x\n',
        stoppedBy: 'system',
        stopReason: 'guardrails',
        endedAt: '2027-10-01T00:00:00Z',
      },
      history: [
        { at: stoppedAt, kind: 'stopped', stage: 1, by: 'system', reason: 'guardrails', evidence: 'look-7' },
      ],
      decision: null,
    });
    expect(guarded.notes).toEqual([
      'Hypothesis: A higher fee brings in more.',
      'Started 2027-02-01T00:00:00Z by ada.',
      'Stopped enrolling 2027-07-01T00:00:00Z by system, by its event `stopped`, on the evidence of look-7: guardrails.',
      'Ended 2027-10-01T00:00:00Z.',
      'Nobody has decided yet.',
    ]);
    const unreadable = { ...bundle.experiment, file: ': [ : \u0000', stoppedAt: null };
    expect(aboutBundle({ ...bundle, experiment: unreadable }).notes[1]).toBe('It still enrols.');
  });
});
