import { Injectable } from '@nestjs/common';
import { type Instant, instantText } from '#calendar';
import type { Experiment } from '#catalog';
import { OutboxStore } from '#storage';
import type { DearerBill } from '../comparing/simulate-stage.js';

const MINUTE = 60_000;

/**
 * Says whose bill may become dearer, so long before as the file says: whoever writes to customers reads these events.
 * No price changes sooner (`awaits-notice`).
 */
@Injectable()
export class GiveNotice {
  constructor(private readonly outbox: OutboxStore) {}

  /** A part of the unit of work that makes a stage's buckets live. */
  async run(
    key: string,
    { limits, variants }: Pick<Experiment, 'limits' | 'variants'>,
    dearer: readonly DearerBill[],
    now: Instant,
  ): Promise<void> {
    if (limits?.noticeMinutes === undefined) return;
    const notBefore = instantText(now.add({ milliseconds: limits.noticeMinutes * MINUTE }));
    const events = dearer.map(({ workspace, variant, before, after }) => {
      const arm = variants.find((each) => each.key === variant);
      const named = arm && `${arm.package}@${arm.version}`;
      return { workspace, payload: { experiment: key, variant, package: named, before, after, notBefore } };
    });
    await this.outbox.appendAll('experiment.price-notice', events, now);
  }
}
