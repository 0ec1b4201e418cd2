import { describe, expect, it } from '@jest/globals';
import { addToLock, lockText } from './published-lock.js';
import { readRulebook } from './read-rulebook.js';

const METERS =
  'schema: ratebook/meters-v1\nmeters: [{ key: mtu, event: user.tracked, aggregation: count, title: Users }]\n';
const TEAM = (version: number, amount = '0.10'): string => `schema: ratebook/v1
package: team
version: ${version}
currency: USD
interval: month
charges: [{ key: mtu, meter: mtu, model: unit, unitAmount: ${amount} }]
`;
const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
const FOLDER = {
  'meters.yaml': METERS,
  'packages/team/1.yaml': TEAM(1),
  'packages/team/10.yaml': TEAM(10, '0.2'),
};
const LOCK = 'published.lock.json';

const locked = () => {
  const { lock, added } = addToLock(undefined, readRulebook(files(FOLDER)));
  return { lock, added, text: lockText(lock) };
};
const codesOf = (texts: Readonly<Record<string, string>>) =>
  readRulebook(files(texts)).diagnostics.map(({ code, place }) => `${place.file} ${code}`);

describe('the lock file', () => {
  it('holds the hash of every version and of what it uses, versions in number order', () => {
    const { lock, added, text } = locked();
    expect(added).toEqual(['team@1', 'meters/mtu', 'team@10']);
    expect(Object.keys(lock.packages)).toEqual(['team@1', 'team@10']);
    expect(JSON.parse(text)).toEqual(lock);
    expect(codesOf({ ...FOLDER, [LOCK]: text })).toEqual([]);
  });

  it('takes only the versions asked for, and adds nothing twice', () => {
    const book = readRulebook(files(FOLDER));
    const first = addToLock(undefined, book, new Set(['team@1']));
    expect(first.added).toEqual(['team@1', 'meters/mtu']);
    expect(addToLock(first.lock, book).added).toEqual(['team@10']);
    expect(addToLock(addToLock(first.lock, book).lock, book).added).toEqual([]);
  });

  it('never alters an entry: a changed file is an error, and stays one after adding', () => {
    const { text } = locked();
    const changed = { ...FOLDER, 'packages/team/1.yaml': TEAM(1, '0.11'), [LOCK]: text };
    const book = readRulebook(files(changed));
    expect(codesOf(changed)).toEqual(['packages/team/1.yaml published-changed']);
    expect(lockText(addToLock(book.lock, book).lock)).toBe(text);
  });

  it('knows 0.1 from 0.10, but no comment, key order or layout', () => {
    const { text } = locked();
    expect(codesOf({ ...FOLDER, 'packages/team/1.yaml': TEAM(1, '0.1'), [LOCK]: text })).toHaveLength(1);
    expect(
      codesOf({ ...FOLDER, 'packages/team/1.yaml': `# a comment\n${TEAM(1, '"0.10"')}`, [LOCK]: text }),
    ).toEqual([]);
  });

  it('misses a published file that is gone', () => {
    const { text } = locked();
    const rest = { 'meters.yaml': METERS, 'packages/team/1.yaml': TEAM(1) };
    expect(codesOf({ ...rest, [LOCK]: text })).toEqual([`${LOCK} published-missing`]);
  });

  it('pins a meter in use, but not its title or cost', () => {
    const { text } = locked();
    const withMeters = (from: string, to: string) =>
      codesOf({ ...FOLDER, 'meters.yaml': METERS.replace(from, to), [LOCK]: text });
    expect(withMeters('count', 'sum, value: n')).toEqual([`${LOCK} published-changed`]);
    expect(withMeters('title: Users', 'title: Tracked users, unitCost: 0.001')).toEqual([]);
  });

  it('is refused when it is no lock file', () => {
    expect(
      codesOf({ ...FOLDER, [LOCK]: '{"schema":"ratebook/lock-v1","packages":{"team@1":"abc"}}' }),
    ).toEqual([`${LOCK} missing-key`, `${LOCK} missing-key`, `${LOCK} missing-key`, `${LOCK} key-syntax`]);
  });
});
