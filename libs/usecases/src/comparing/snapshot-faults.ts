import type { ServiceFault } from '../fault.js';

export const unknownSnapshot = (key: string, id: string): ServiceFault => ({
  code: 'experiment.snapshot-unknown',
  message: `experiment \`${key}\` has no snapshot \`${id.slice(0, 60)}\``,
  help: `POST /v1/experiments/${key}/snapshots asks for one, and answers its id`,
});

export const notCompared = (key: string): ServiceFault => ({
  code: 'experiment.not-compared',
  message: `nothing is known of experiment \`${key}\` yet: no snapshot of it is done`,
  help: `POST /v1/experiments/${key}/snapshots asks for one; its location says when it is done`,
});

export const stillEnrolling = (key: string): ServiceFault => ({
  code: 'experiment.still-running',
  message: `experiment \`${key}\` still enrols, so it is not finished`,
  help: 'its results say what is known so far; stop or complete it before it is bundled',
});
