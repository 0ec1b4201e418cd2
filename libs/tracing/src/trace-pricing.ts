import { subscribe } from 'node:diagnostics_channel';
import type { Tracer } from '@opentelemetry/api';
import { CHANNELS } from './channels.js';

/** Pricing alone, as long as it took, within the request or the job that asked for it. */
export function tracePricing(tracer: Tracer): void {
  subscribe(CHANNELS.evaluations, (message) => {
    const { outcome, seconds } = message as { outcome: string; seconds: number };
    const end = Date.now();
    tracer.startSpan('price', { startTime: end - seconds * 1_000, attributes: { outcome } }).end(end);
  });
}
