import { subscribe } from 'node:diagnostics_channel';
import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { JobRun } from '#queues';
import { CHANNELS } from './channels.js';

/** A job is a trace of its own: who caused it is in its rows, long ago or many. */
export function traceJobs(tracer: Tracer): void {
  subscribe(CHANNELS.jobs, (message) => {
    const run = message as JobRun;
    const { queue, job, work } = run;
    run.work = () =>
      tracer.startActiveSpan(
        `job ${job}`,
        { kind: SpanKind.CONSUMER, root: true, attributes: { queue, job } },
        async (span) => {
          try {
            await work();
          } catch (error) {
            span.setStatus({ code: SpanStatusCode.ERROR });
            throw error;
          } finally {
            span.end();
          }
        },
      );
  });
}
