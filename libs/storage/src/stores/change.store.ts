import { InvariantError } from '#money';
import { CHANNEL, type ChangeHint, LONGEST_HINT } from '../change-hint.js';
import { notify } from '../statements/notify.js';
import { UnitOfWork } from '../unit-of-work.js';

export class ChangeStore {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Tells every process where to look, once the running unit of work is committed. For publishing, the emergency stop
   * and the relay alone: PostgreSQL commits transactions that notify one at a time, which quotes could not bear.
   */
  async notify(hint: ChangeHint): Promise<void> {
    const payload = JSON.stringify(hint);
    if (Buffer.byteLength(payload) > LONGEST_HINT)
      throw new InvariantError(`a hint of ${payload.length} characters`);
    await this.work.manager.query(notify, [CHANNEL, payload]);
  }
}
