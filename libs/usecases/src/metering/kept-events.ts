import { Injectable } from '@nestjs/common';
import { microsecondsText } from '#calendar';
import { type Contribution, contributionOf } from '#metering';
import { type KeptUsageEvent, UsageCorrectionStore, UsageRetentionStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import type { LiveMeter } from './live-meter.js';
import { dataOf } from './quarantined-text.js';

/** An event that stands, and what it says to a meter. */
export interface HeardEvent extends Contribution {
  readonly event: KeptUsageEvent;
}

interface Asked {
  readonly workspace: string;
  /** Half-open, microseconds since 1970. */
  readonly from: bigint;
  readonly to: bigint;
}

/** Raw events, for what no rollup tells. Those that were dropped are an answer that is refused, never a smaller one. */
@Injectable()
export class KeptEvents {
  constructor(
    private readonly events: UsageCorrectionStore,
    private readonly retention: UsageRetentionStore,
  ) {}

  /** What events of these spans say to the meter, in the order of time and digest. */
  async heard({ meter }: LiveMeter, spans: readonly Asked[]): Promise<Outcome<AsyncGenerator<HeardEvent>>> {
    const asked = spans.filter(({ from, to }) => from < to);
    const keptFrom = asked.length === 0 ? undefined : await this.retention.keptFrom();
    const dropped = asked.find(({ from }) => keptFrom !== undefined && from < keptFrom);
    if (dropped !== undefined && keptFrom !== undefined)
      return refused({
        code: 'usage.events-dropped',
        message: `meter \`${meter.key}\` would have to be read event by event from \`${microsecondsText(dropped.from)}\` on, and events are kept from \`${microsecondsText(keptFrom)}\` on`,
        help: 'ask for a period that begins and ends on quarters of an hour, or for a later one',
        pointer: '/from',
      });
    return { ok: true, value: this.#each(meter, asked) };
  }

  /** Every event that is kept and from before an instant: all that a meter which is still being filled will count. */
  everKept({ meter }: LiveMeter, workspace: string, to: bigint): AsyncGenerator<HeardEvent> {
    return this.#each(meter, [{ workspace, from: EVER, to }]);
  }

  async *#each(meter: LiveMeter['meter'], spans: readonly Asked[]): AsyncGenerator<HeardEvent> {
    for (const span of spans)
      for await (const event of this.events.standing({ ...span, type: meter.event })) {
        const said = contributionOf(meter, event.data === undefined ? {} : dataOf(event.data));
        if (said.ok && said.contribution !== undefined) yield { ...said.contribution, event };
      }
  }
}

const EVER = -62_135_596_800_000_000n;
