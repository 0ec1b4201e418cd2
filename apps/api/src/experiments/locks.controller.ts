import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { instantText } from '#calendar';
import {
  type GiveLockRequest,
  giveLockRequest,
  lockReply,
  type LockReply,
  locksReply,
  workspaceIdText,
} from '#contracts';
import type { PriceLock } from '#storage';
import { KeepLocks, type Principal } from '#usecases';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { readWireId, wireId } from '../ids.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';

const workspace = { schema: workspaceIdText };

/** Prices that are promised to a workspace. */
@Controller('v1/workspaces/:id/locks')
export class LocksController {
  constructor(
    private readonly locks: KeepLocks,
    private readonly instants: InstantOf,
  ) {}

  @Get()
  @Requires('experiments:read')
  @ApiOperation({ summary: 'Every price lock of a workspace, also those that are over' })
  @Replies(locksReply)
  async priceLocks(@Param('id', workspace) id: string) {
    return { data: valueOf(await this.locks.list(id)).map(toLock) };
  }

  @Post()
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Promises a workspace the price of a version',
    description: 'It begins and ends with billing periods: no period has two prices.',
  })
  @Replies(lockReply)
  async givePriceLock(
    @Param('id', workspace) id: string,
    @Body({ schema: giveLockRequest }) request: GiveLockRequest,
    @Caller() actor: Principal,
  ) {
    const [packageKey = '', number = ''] = request.package.split('@');
    const given = await this.locks.give({
      workspace: id,
      packageKey,
      version: Number.parseInt(number, 10),
      from: this.instants.optional(request.from, '/from'),
      until: this.instants.optional(request.until, '/until'),
      reason: request.reason,
      actor,
    });
    return toLock(valueOf(given));
  }

  @Delete(':lock')
  @Requires('experiments:control')
  @ApiOperation({
    summary: 'Ends a price lock with the present period',
    description: 'One that has not begun is revoked. An assignment that still decides the price stays.',
  })
  @Replies(lockReply)
  async endPriceLock(
    @Param('id', workspace) id: string,
    @Param('lock') lock: string,
    @Caller() actor: Principal,
  ) {
    return toLock(valueOf(await this.locks.end(id, readWireId('lck', lock) ?? '', actor)));
  }
}

function toLock(lock: PriceLock): LockReply {
  const { to, revokedAt } = lock;
  return {
    id: wireId('lck', lock.id),
    workspace: lock.workspace,
    package: `${lock.packageKey}@${lock.packageVersion}`,
    contentHash: lock.contentHash,
    from: instantText(lock.from),
    until: to === undefined ? null : instantText(to),
    experiment: lock.experiment ?? null,
    variant: lock.variant ?? null,
    reason: lock.reason,
    createdAt: instantText(lock.createdAt),
    createdBy: lock.createdBy,
    revokedAt: revokedAt === undefined ? null : instantText(revokedAt),
    revokedBy: lock.revokedBy ?? null,
    thenApply: lock.thenApply ?? null,
    settledAs: lock.settledAs ?? null,
  };
}
