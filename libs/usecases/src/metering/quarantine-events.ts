import { Injectable } from '@nestjs/common';
import { UsageQuarantineStore } from '#storage';
import type { Candidate } from './ingest-batch.js';
import { quarantinedText } from './quarantined-text.js';

/** Puts events aside until their workspace and type are known. Their identities are taken: released, they count once. */
@Injectable()
export class QuarantineEvents {
  constructor(private readonly quarantine: UsageQuarantineStore) {}

  async run(candidates: readonly Candidate[], now: bigint): Promise<void> {
    const aside = candidates.flatMap(({ event, digest, verdict }) => {
      if (verdict.is !== 'quarantined') return [];
      const { workspace, type, source, id } = event;
      const text = quarantinedText(event, verdict.time);
      return [
        { digest, reason: verdict.fault.code, receivedAt: now, workspace, type, source, id, event: text },
      ];
    });
    await this.quarantine.add(aside);
  }
}
