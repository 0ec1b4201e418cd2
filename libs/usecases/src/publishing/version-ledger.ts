import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { ChangeStore, Clock, OutboxStore, UnitOfWork } from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import type { Outcome } from '../fault.js';
import { VersionDirectory } from '../packages/version-directory.js';

export interface VersionEvent {
  readonly actor: Actor;
  /** `version-published`: what happened, after the noun `package`. */
  readonly happened: string;
  readonly packageKey: string;
  readonly number: number;
  readonly contentHash: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Whether it changes what is current at some instant, so that every process must hear of it. */
  readonly isPriced?: boolean;
}

/** Changes of versions happen one after another, and each leaves an event and a row of the audit chain. */
@Injectable()
export class VersionLedger {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly changes: ChangeStore,
    private readonly directory: VersionDirectory,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** Nobody else changes any version until this is committed. A refusal leaves nothing behind. */
  async change<T>(work: (now: Instant) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return await this.work.run(async () => {
      await this.work.lock('publishing');
      return await work(this.clock.now());
    });
  }

  /** Call it last: it holds up everybody's changes until the commit. */
  async record(event: VersionEvent, now: Instant): Promise<void> {
    const { actor, happened, packageKey, number, contentHash, reason, detail = {}, isPriced = false } = event;
    const type = `package.${happened}`;
    const about = { contentHash, ...detail };
    const payload = {
      package: packageKey,
      version: String(number),
      by: actor.holder,
      ...(reason === undefined ? {} : { reason }),
      ...about,
    };
    await this.outbox.append({ type, payload }, now);
    if (isPriced) {
      await this.changes.notify({ t: 'package', id: packageKey });
      this.directory.changeWithCommit();
    }
    const subject = `${packageKey}@${number}`;
    await this.audit.run({
      actor,
      action: type,
      subject,
      ...(reason === undefined ? {} : { reason }),
      detail: about,
    });
  }
}
