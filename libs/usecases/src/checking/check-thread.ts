import { parentPort } from 'node:worker_threads';
import { checkSubmission, type Submission } from '#rulebook';
import { SAMPLE } from './sample-submission.js';

// The first judgement compiles what later ones run: its time is nobody's to pay for.
checkSubmission(SAMPLE);
parentPort?.on('message', (submission: Submission) => {
  parentPort?.postMessage({ checked: checkSubmission(submission) });
});
parentPort?.postMessage('ready');
