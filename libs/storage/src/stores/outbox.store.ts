import { type Instant, instantText } from '#calendar';
import { newId } from '../new-id.js';
import type { OutboxEvent } from '../records.js';
import { appendOutbox } from '../statements/append-outbox.js';
import { UnitOfWork } from '../unit-of-work.js';

export class OutboxStore {
  constructor(private readonly work: UnitOfWork) {}

  /** Announces what the running unit of work makes true. The position comes later, from the relay. */
  async append({ type, workspace, payload }: OutboxEvent, at: Instant): Promise<void> {
    await this.work.manager.query(appendOutbox, [
      newId(at),
      type,
      workspace ?? null,
      JSON.stringify(payload),
      instantText(at),
    ]);
  }
}
