import { Injectable } from '@nestjs/common';
import { type AuditCheckpoint, type AuditFilter, type AuditRow, AuditStore } from '#storage';

@Injectable()
export class ListAudit {
  constructor(private readonly audit: AuditStore) {}

  /** Newest first, before row `before`. */
  async run(filter: AuditFilter, before: bigint | undefined, limit: number): Promise<readonly AuditRow[]> {
    return await this.audit.list(filter, before, limit);
  }

  async checkpoints(before: bigint | undefined, limit: number): Promise<readonly AuditCheckpoint[]> {
    return await this.audit.listCheckpoints(before, limit);
  }
}
