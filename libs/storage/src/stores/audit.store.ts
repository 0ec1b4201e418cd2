import { type Instant, instantText } from '#calendar';
import { fromDbAudit, fromDbCheckpoint } from '../mappings/audit.js';
import type { AuditRow } from '../records.js';
import type { AuditCheckpoint, AuditFilter } from '../records/audit-checkpoint.js';
import { appendAudit, lastAudit, type LastAuditRow } from '../statements/append-audit.js';
import {
  auditAfter,
  type AuditDbRow,
  type CheckpointDbRow,
  checkpointsAfter,
  insertCheckpoint,
  listAudit,
  listCheckpoints,
} from '../statements/audit.js';
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

  /** Rows after number `seq`, in their order. */
  async after(seq: bigint, limit: number): Promise<readonly AuditRow[]> {
    const rows = await this.work.manager.query<AuditDbRow[]>(auditAfter, [seq.toString(), limit]);
    return rows.map(fromDbAudit);
  }

  /** Rows before number `seq`, newest first. */
  async list(filter: AuditFilter, before: bigint | undefined, limit: number): Promise<readonly AuditRow[]> {
    const rows = await this.work.manager.query<AuditDbRow[]>(listAudit, [
      before?.toString() ?? null,
      filter.subject ?? null,
      filter.action ?? null,
      filter.holder ?? null,
      textOrNull(filter.from),
      textOrNull(filter.to),
      limit,
    ]);
    return rows.map(fromDbAudit);
  }

  async checkpointsAfter(seq: bigint, limit: number): Promise<readonly AuditCheckpoint[]> {
    const rows = await this.work.manager.query<CheckpointDbRow[]>(checkpointsAfter, [seq.toString(), limit]);
    return rows.map(fromDbCheckpoint);
  }

  /** Checkpoints before number `seq`, newest first. */
  async listCheckpoints(before: bigint | undefined, limit: number): Promise<readonly AuditCheckpoint[]> {
    const rows = await this.work.manager.query<CheckpointDbRow[]>(listCheckpoints, [
      before?.toString() ?? null,
      limit,
    ]);
    return rows.map(fromDbCheckpoint);
  }

  async insertCheckpoint({ seq, hash, at, signature }: AuditCheckpoint): Promise<void> {
    await this.work.manager.query(insertCheckpoint, [
      seq.toString(),
      Buffer.from(hash),
      instantText(at),
      signature.kid,
      Buffer.from(signature.bytes),
    ]);
  }
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
