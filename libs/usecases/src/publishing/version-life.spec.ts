import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { nextState, statesFor, TRANSITIONS } from './version-life.js';

const PAGE = join(import.meta.dirname, '../../../../docs/publishing.md');

describe('the life of a version', () => {
  it('is told by its page as the code has it', async () => {
    const lines = (await readFile(PAGE, 'utf8')).split('\n');
    const rows = lines
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(rows).toEqual(TRANSITIONS.map(({ verb, from, to, rule }) => [verb, from, to, rule]));
  });

  it('has one way for a verb from a state', () => {
    const ways = TRANSITIONS.map(({ verb, from }) => `${verb} ${from}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('never leads out of published but to retired, and out of retired nowhere', () => {
    const out = TRANSITIONS.filter(({ from }) => from === 'published').map(({ to }) => to);
    expect(new Set(out)).toEqual(new Set(['published', 'retired']));
    expect(TRANSITIONS.map(({ from }) => from)).not.toContain('retired');
    expect(nextState('publish', 'draft')).toBeUndefined();
    expect(statesFor('break-glass')).toEqual(['draft', 'in-review']);
  });
});
