import { Injectable } from '@nestjs/common';
import { isTimeZone } from '#calendar';
import {
  Clock,
  DefinitionSetStore,
  OutboxStore,
  UnitOfWork,
  type Workspace,
  type WorkspaceContent,
  WorkspaceStore,
} from '#storage';
import type { Actor } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { definitionsOf } from '../packages/version-library.js';
import { attributeFaults } from './attribute-faults.js';
import { unknownTimeZone } from './unknown-time-zone.js';

/** What the caller believes to be there: nothing, a revision, whatever it is; who says nothing may only create. */
export type Expected = 'none' | 'unsaid' | 'any' | { readonly revision: number };

@Injectable()
export class SaveWorkspace {
  constructor(
    private readonly work: UnitOfWork,
    private readonly workspaces: WorkspaceStore,
    private readonly definitionSets: DefinitionSetStore,
    private readonly outbox: OutboxStore,
    private readonly audit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** Creates the workspace, or replaces it as a whole when it is what the caller believes it to be. */
  async run(content: WorkspaceContent, expected: Expected, actor: Actor): Promise<Outcome<Workspace>> {
    return await this.work.run(async () => {
      const set = await this.definitionSets.latest();
      const faults = [
        ...attributeFaults(
          content.attributes,
          set === undefined ? { attributes: new Map() } : definitionsOf(set),
        ),
        ...(isTimeZone(content.timeZone) ? [] : [unknownTimeZone(content.timeZone, '/timeZone')]),
      ];
      const [first, ...more] = faults;
      if (first !== undefined) return refused(first, ...more);
      const before = await this.workspaces.find(content.id);
      const saved = await this.#save(content, expected, before);
      if (saved === undefined) return refused(changed(content.id, expected, before));
      if (before === undefined) await this.#announce(saved);
      await this.audit.run({
        actor,
        action: before === undefined ? 'workspace.created' : 'workspace.changed',
        subject: content.id,
        detail: { ...(before === undefined ? {} : { before: shown(before) }), after: shown(saved) },
      });
      return { ok: true, value: saved };
    });
  }

  async #announce({ id, createdAt }: Workspace): Promise<void> {
    await this.outbox.append(
      { type: 'workspace.created', workspace: id, payload: { workspace: id } },
      createdAt,
    );
  }

  async #save(
    content: WorkspaceContent,
    expected: Expected,
    before: Workspace | undefined,
  ): Promise<Workspace | undefined> {
    const now = this.clock.now();
    if (expected === 'none' || expected === 'unsaid') return await this.workspaces.insert(content, now);
    if (before === undefined) return undefined;
    const revision = expected === 'any' ? before.revision : expected.revision;
    return await this.workspaces.replace(content, revision, now);
  }
}

function changed(id: string, expected: Expected, before: Workspace | undefined): ServiceFault {
  if (expected === 'none' || expected === 'unsaid')
    return {
      code: expected === 'none' ? 'workspace.exists' : 'workspace.if-match-missing',
      message: `there is a workspace \`${id}\` already`,
      help: 'GET it, and send its ETag as `if-match` to replace it',
    };
  return {
    code: 'workspace.changed',
    message:
      before === undefined
        ? `there is no workspace \`${id}\` to replace`
        : `the workspace \`${id}\` is at revision ${before.revision} by now`,
    help: 'GET it again, and send its ETag as `if-match`',
  };
}

const shown = ({ revision, attributes, billingAccount, timeZone }: Workspace) => ({
  revision: String(revision),
  attributes,
  billingAccount: billingAccount ?? null,
  timeZone,
});
