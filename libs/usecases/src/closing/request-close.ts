import { Injectable } from '@nestjs/common';
import { compareInstants, instantText } from '#calendar';
import {
  Clock,
  newId,
  OutboxStore,
  type PeriodClose,
  type PeriodCloseFilter,
  PeriodCloseStore,
  UnitOfWork,
} from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { unknownPackage } from '../packages/unknown-package.js';
import { unknownWorkspace } from '../workspaces/unknown-workspace.js';
import { type CloseView, ViewClose } from './view-close.js';
import { nothingBetween, untilAhead } from './closing-faults.js';
import { FinishClose } from './finish-close.js';

export interface CloseWanted extends Partial<PeriodCloseFilter> {
  readonly reason?: string;
}

/** So many subscriptions are one job. */
const SHARD = 1_000;

/** Begins to close the periods that are over. Whose they are is decided here, once: a later subscription is not in it. */
@Injectable()
export class RequestClose {
  constructor(
    private readonly work: UnitOfWork,
    private readonly closes: PeriodCloseStore,
    private readonly view: ViewClose,
    private readonly finish: FinishClose,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run(wanted: CloseWanted, actor: Actor): Promise<Outcome<CloseView>> {
    return await this.work.run(async () => {
      const now = this.clock.now();
      const { until = now, since } = wanted;
      if (compareInstants(until, now) > 0) return refused(untilAhead(now));
      if (since !== undefined && compareInstants(since, until) >= 0) return refused(nothingBetween);
      const [unknown, ...others] = await this.#unknown({ ...wanted, until });
      if (unknown !== undefined) return refused(unknown, ...others);
      const close: PeriodClose = {
        ...wanted,
        until,
        id: newId(now),
        createdBy: actor.holder,
        createdAt: now,
      };
      const shards = await this.closes.insert(close, SHARD);
      await this.outbox.append(
        { type: 'period-close.started', payload: { close: close.id, shards: `${shards}` } },
        now,
      );
      if (shards === 0) await this.finish.whenDone(close.id);
      await this.audit.run({
        actor,
        action: 'periods.close-requested',
        subject: close.id,
        ...(wanted.reason !== undefined && { reason: wanted.reason }),
        detail: detailOf(close),
      });
      return await this.view.run(close.id);
    });
  }

  async #unknown(filter: PeriodCloseFilter): Promise<readonly ServiceFault[]> {
    const { packages = [], workspaces = [] } = filter;
    return (await this.closes.unknownNames(filter)).map(({ noun, name }) =>
      noun === 'package'
        ? { ...unknownPackage(name), pointer: `/packages/${packages.indexOf(name)}` }
        : { ...unknownWorkspace(name), pointer: `/workspaces/${workspaces.indexOf(name)}` },
    );
  }
}

function detailOf({ until, since, packages, workspaces }: PeriodClose): Readonly<Record<string, string>> {
  return {
    until: instantText(until),
    ...(since && { since: instantText(since) }),
    ...(packages && { packages: packages.join(', ') }),
    ...(workspaces && { workspaces: `${workspaces.length}` }),
  };
}
