import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace-node';

/** An id or a query in an address may be somebody's secret, as in logs: the pattern of the route says enough. */
const ADDRESSES = ['http.url', 'http.target', 'url.full', 'url.path', 'url.query'];

/** Hands spans on without the addresses that were asked for. */
export class WithoutAddresses implements SpanProcessor {
  constructor(private readonly next: SpanProcessor) {}

  onStart(span: Span, parent: Context): void {
    this.next.onStart(span, parent);
  }
  onEnd(span: ReadableSpan): void {
    for (const name of ADDRESSES) Reflect.deleteProperty(span.attributes, name);
    this.next.onEnd(span);
  }
  async forceFlush(): Promise<void> {
    await this.next.forceFlush();
  }
  async shutdown(): Promise<void> {
    await this.next.shutdown();
  }
}
