import { parentPort } from 'node:worker_threads';
import { liveBuckets } from '#experiments';
import { checkExperimentSubmission, checkSubmission } from '#rulebook';
import type { Judgement } from './bounded-check.js';
import { SAMPLE } from './sample-submission.js';

// The first judgement compiles what later ones run: its time is nobody's to pay for.
checkSubmission(SAMPLE);
parentPort?.on('message', (judgement: Judgement) => {
  const checked =
    judgement.kind === 'version'
      ? checkSubmission(judgement.asked)
      : checkExperimentSubmission(judgement.asked, liveBuckets);
  parentPort?.postMessage({ checked });
});
parentPort?.postMessage('ready');
