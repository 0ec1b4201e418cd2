import { instantText } from '#calendar';
import type { AuditRow } from '../records.js';
import { appendAudit, lastAudit, type LastAuditRow } from '../statements/append-audit.js';
import { UnitOfWork } from '../unit-of-work.js';

/** What the first row of the chain follows. */
const BEGINNING = { seq: 0n, hash: new Uint8Array(32) };

export class AuditStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The end of the chain, which stays the end to the end of the running unit of work. */
  async lockEnd(): Promise<{ readonly seq: bigint; readonly hash: Uint8Array }> {
    await this.work.lock('audit');
    const [row] = await this.work.manager.query<LastAuditRow[]>(lastAudit);
    return row === undefined ? BEGINNING : { seq: BigInt(row.seq), hash: row.hash };
  }

  async append(row: AuditRow): Promise<void> {
    await this.work.manager.query(appendAudit, [
      row.seq.toString(),
      instantText(row.at),
      row.holder,
      row.keyId,
      row.action,
      row.subject,
      row.reason ?? null,
      row.detail,
      Buffer.from(row.previousHash),
      Buffer.from(row.hash),
    ]);
  }
}
