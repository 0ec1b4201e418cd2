import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { flushAtTheEnd } from './flush-at-the-end.js';
import { nameByRoute } from './name-by-route.js';
import { traceJobs } from './trace-jobs.js';
import { tracePricing } from './trace-pricing.js';
import { WithoutAddresses } from './without-addresses.js';

/** What asks every second or two says nothing about the service. */
const UNTRACED = /^\/health\//;

/**
 * Requests, statements, pricing and jobs as spans, sent by OTLP over HTTP to where `OTEL_EXPORTER_OTLP_ENDPOINT` says.
 * Libraries are patched as they are loaded, hence before anything else: Fastify, TypeORM and pg take each other in by
 * `require`, which needs no loader of our own.
 */
export function startTracing(): void {
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'ratebook' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new WithoutAddresses(new BatchSpanProcessor(new OTLPTraceExporter()))],
  });
  // Traces that callers began go on here, and context passes through promises.
  provider.register();
  registerInstrumentations({
    tracerProvider: provider,
    instrumentations: [
      new HttpInstrumentation({
        disableOutgoingRequestInstrumentation: true,
        ignoreIncomingRequestHook: ({ url = '' }) => UNTRACED.test(url),
      }),
      // What loops ask of the database, several times a second, belongs to no request and no job.
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    ],
  });
  const tracer = provider.getTracer('ratebook');
  nameByRoute();
  tracePricing(tracer);
  traceJobs(tracer);
  flushAtTheEnd(provider);
}
