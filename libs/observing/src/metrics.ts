import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From a tenth of a millisecond to what nobody waits for. */
const FINE = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What a program counts for its operators. One object a program; whoever counts has it handed in. */
export class Metrics {
  readonly #registry = new Registry();

  readonly requestSeconds = new Histogram({
    name: 'ratebook_http_request_seconds',
    help: 'Time from a whole request to its whole reply, by the pattern of its route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [...FINE, 5, 10, 30],
    registers: [this.#registry],
  });
  readonly quoteSeconds = new Histogram({
    name: 'ratebook_quote_seconds',
    help: 'Time of answered quotes: preview, kept, batch, replay',
    labelNames: ['kind'] as const,
    buckets: FINE,
    registers: [this.#registry],
  });
  readonly evaluationSeconds = new Histogram({
    name: 'ratebook_rule_evaluation_seconds',
    help: 'Time of pricing alone: rules, charges and adjustments of one quote',
    labelNames: ['outcome'] as const,
    buckets: FINE,
    registers: [this.#registry],
  });
  readonly jobSeconds = new Histogram({
    name: 'ratebook_job_seconds',
    help: 'Time of one run of a job, done or failed: a failed one is tried again',
    labelNames: ['queue', 'job', 'outcome'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers: [this.#registry],
  });
  readonly replays = new Counter({
    name: 'ratebook_idempotency_replays_total',
    help: 'Replies that were given before, and again to the same request',
    registers: [this.#registry],
  });
  readonly refusedByRate = new Counter({
    name: 'ratebook_rate_limited_total',
    help: 'Requests that came too fast',
    registers: [this.#registry],
  });

  /** What the process itself uses: memory, handles, event loop, garbage collection. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /**
   * Figures that are read when somebody asks for them, by the values of labels. What cannot be read is left out, or no
   * number: an old figure would say that all is well.
   */
  gauges<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    read: () => Promise<readonly (readonly [labels: Readonly<Record<Label, string>>, figure: number])[]>,
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
      collect: async () => {
        const figures = await read().catch(() => []);
        gauge.reset();
        for (const [labels, figure] of figures) gauge.set(labels, figure);
      },
    });
  }

  /** The same for a figure without a label. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: async () => {
        const figure = await read().catch(() => Number.NaN);
        gauge.set(figure);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything, in Prometheus' text format. */
  async text(): Promise<string> {
    return await this.#registry.metrics();
  }
}
