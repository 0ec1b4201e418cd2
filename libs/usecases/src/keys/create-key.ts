import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText } from '#calendar';
import { InvariantError } from '#money';
import { ApiKeyStore, Clock, OutboxStore, UnitOfWork, WorkspaceStore } from '#storage';
import { RecordAudit } from '../auditing/record-audit.js';
import { type Outcome, refused } from '../fault.js';
import type { Principal } from './authenticate.js';
import { grantFault } from './grants.js';
import { type MadeKey, makeKey } from './made-key.js';

export interface KeyWanted {
  readonly name: string;
  readonly holder: string;
  readonly scopes: readonly string[];
  readonly workspace?: string;
  readonly expiresAt?: Instant;
}

/** The service itself acts under these names; a key of theirs would end with the next configured key. */
const OWN_HOLDERS = new Set(['bootstrap', 'system']);

@Injectable()
export class CreateKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: ApiKeyStore,
    private readonly workspaces: WorkspaceStore,
    private readonly outbox: OutboxStore,
    private readonly recordAudit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Principal, wanted: KeyWanted): Promise<Outcome<MadeKey>> {
    const { name, holder, workspace, expiresAt } = wanted;
    const scopes = [...new Set(wanted.scopes)];
    const now = this.clock.now();
    const beyond = grantFault(actor.scopes, scopes, '/scopes');
    if (beyond !== undefined) return refused(beyond);
    if (OWN_HOLDERS.has(holder))
      return refused({
        code: 'key.holder-reserved',
        message: `\`${holder}\` is the service itself`,
        help: 'name the person or the program that will hold the key',
        pointer: '/holder',
      });
    if (expiresAt !== undefined && compareInstants(expiresAt, now) <= 0)
      return refused({
        code: 'key.expires-in-past',
        message: `\`${instantText(expiresAt)}\` has passed`,
        pointer: '/expiresAt',
      });
    if (workspace !== undefined && (await this.workspaces.find(workspace)) === undefined)
      return refused({
        code: 'workspace.unknown',
        message: `there is no workspace \`${workspace}\``,
        pointer: '/workspace',
      });
    return await this.work.run(async () => {
      const made = makeKey({
        holder,
        name,
        scopes,
        createdAt: now,
        ...(workspace === undefined ? {} : { workspace }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      });
      const { id } = made.key;
      if (!(await this.keys.insert(made.key))) throw new InvariantError('two random keys have one id');
      await this.outbox.append({ type: 'key.created', payload: { id, holder } }, now);
      await this.recordAudit.run({
        actor,
        action: 'key.created',
        subject: id,
        detail: {
          holder,
          name,
          scopes,
          ...(workspace === undefined ? {} : { workspace }),
          ...(expiresAt === undefined ? {} : { expiresAt: instantText(expiresAt) }),
        },
      });
      return { ok: true, value: made };
    });
  }
}
