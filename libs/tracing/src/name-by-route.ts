import { subscribe } from 'node:diagnostics_channel';
import { trace } from '@opentelemetry/api';
import { CHANNELS } from './channels.js';

interface Handled {
  readonly request: { readonly method: string };
  readonly route: { readonly url?: string };
}

/** Fastify says which route a request has found; the span of the request is named after it: `POST /v1/quotes`. */
export function nameByRoute(): void {
  subscribe(CHANNELS.handler, (message) => {
    const { request, route } = message as Handled;
    if (route.url === undefined) return;
    trace.getActiveSpan()?.updateName(`${request.method} ${route.url}`).setAttribute('http.route', route.url);
  });
}
