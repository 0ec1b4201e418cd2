import type { ServiceFault } from '../fault.js';

export const resumeNeedsReason = (key: string, gates: readonly string[]): ServiceFault => ({
  code: 'experiment.reason-needed',
  message: `${gates.join(', ')} paused \`${key}\`: to go on in spite of it needs a \`reason\``,
  help: 'say why what was seen is accepted in this stage; it is kept beside the evidence',
});

export const nothingToApprove = (key: string, stage: number, present: number): ServiceFault => ({
  code: 'experiment.stage-not-current',
  message: `stage ${stage} of \`${key}\` has no evidence to approve of: it is in stage ${present}`,
  help: 'GET …/status shows the present stage and its evidence',
});

export const evidenceChanged = (key: string, hash: string): ServiceFault => ({
  code: 'experiment.evidence-changed',
  message: `the gates of \`${key}\` say something else than what you looked at`,
  help: `look at …/status again; its evidence is \`${hash}\` by now`,
});

export const gatesOpen = (key: string, gates: readonly string[]): ServiceFault => ({
  code: 'experiment.gates-open',
  message: `\`${key}\` cannot be approved of yet: ${gates.join(', ')}`,
  help: 'people are asked last, once every other gate passes',
});
