import type { ExperimentView, Outcome } from '#usecases';
import type { FastifyReply } from 'fastify';
import { valueOf } from '../problems/value-of.js';
import { experimentTag } from './experiment-tag.js';
import { toExperiment } from './to-wire.js';

/** The experiment with its entity tag, or why there is none. */
export function shown(reply: FastifyReply, outcome: Outcome<ExperimentView>) {
  const view = valueOf(outcome);
  void reply.header('etag', experimentTag(view));
  return toExperiment(view);
}
