import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EXPERIMENT_TRANSITIONS, statesForVerb } from './experiment-life.js';

const PAGE = join(import.meta.dirname, '../../../../docs/experiments.md');

describe('the life of an experiment', () => {
  it('is told by its page as the code has it', async () => {
    const lines = (await readFile(PAGE, 'utf8')).split('\n');
    const begins = lines.findIndex((line) => /^\| verb +\| from/.test(line));
    const table = lines.slice(begins + 2);
    const rows = table
      .slice(
        0,
        table.findIndex((line) => !line.startsWith('|')),
      )
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(rows).toEqual(EXPERIMENT_TRANSITIONS.map(({ verb, from, to, rule }) => [verb, from, to, rule]));
  });

  it('never leads from running or stopped back to words', () => {
    for (const { from, to } of EXPERIMENT_TRANSITIONS)
      if (from === 'running' || from === 'stopped') expect(['draft', 'in-review']).not.toContain(to);
    expect(EXPERIMENT_TRANSITIONS.map(({ from }) => from)).not.toContain('ended');
    expect(statesForVerb('start')).toEqual(['in-review']);
  });
});
