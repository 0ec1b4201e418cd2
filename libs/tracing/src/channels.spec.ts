import { expect, it } from '@jest/globals';
import { ENDING } from '#observing';
import { JOBS } from '#queues';
import { EVALUATIONS } from '#usecases';
import { CHANNELS } from './channels.js';

it('the channels are those of the rooms that speak on them', () => {
  expect(CHANNELS).toMatchObject({ evaluations: EVALUATIONS, jobs: JOBS, ending: ENDING });
});
