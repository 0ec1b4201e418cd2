import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { instantText } from '#calendar';
import {
  type CreateKeyRequest,
  createKeyRequest,
  keyId,
  keyPage,
  madeKeyReply,
  type PageQuery,
  pageQuery,
  type RotateKeyRequest,
  rotateKeyRequest,
} from '#contracts';
import { CreateKey, ListKeys, type Principal, RevokeKey, RotateKey } from '#usecases';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies, RepliesNothing } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';
import { toKey, toMadeKey, withoutKey } from './to-wire.js';

const id = { schema: keyId };
const ENTRY = /^[0-9TZ:.-]{20,30} [0-9A-Za-z]{4,32}$/;
const USUAL_OVERLAP_HOURS = 24;

@Controller('v1/keys')
@Requires('keys:admin')
export class KeysController {
  constructor(
    private readonly listKeys: ListKeys,
    private readonly createKey: CreateKey,
    private readonly rotateKey: RotateKey,
    private readonly revokeKey: RevokeKey,
    private readonly instants: InstantOf,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Keys that there are and were, oldest first' })
  @Replies(keyPage)
  async keys(@Query({ schema: pageQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const [createdAt, after] = readCursor('keys', ENTRY, query.cursor).split(' ');
    const listed = await this.listKeys.run(
      createdAt !== undefined && after !== undefined ? { createdAt, id: after } : undefined,
      limit + 1,
    );
    const now = this.instants.read(undefined);
    return page(
      listed,
      limit,
      (key) => toKey(key, now),
      (last) => cursorAfter('keys', `${instantText(last.createdAt)} ${last.id}`),
    );
  }

  @Post()
  @HttpCode(201)
  @Idempotent({ kept: withoutKey })
  @ApiOperation({ summary: 'A new key, shown this once; it may do no more than the key that asks' })
  @Replies(madeKeyReply)
  async createApiKey(
    @Caller() caller: Principal,
    @Body({ schema: createKeyRequest }) { name, holder, scopes, workspace, expiresAt }: CreateKeyRequest,
  ) {
    const made = await this.createKey.run(caller, {
      name,
      holder,
      scopes,
      ...(workspace === undefined ? {} : { workspace }),
      ...(expiresAt === undefined ? {} : { expiresAt: this.instants.read(expiresAt) }),
    });
    return toMadeKey(valueOf(made), this.instants.read(undefined));
  }

  @Post(':id/rotate')
  @HttpCode(201)
  @Idempotent({ kept: withoutKey })
  @ApiOperation({ summary: 'Another key for the same holder; the old one works a little longer' })
  @Replies(madeKeyReply)
  async rotateApiKey(
    @Caller() caller: Principal,
    @Param('id', id) oldId: string,
    @Body({ schema: rotateKeyRequest }) { overlapHours = USUAL_OVERLAP_HOURS }: RotateKeyRequest,
  ) {
    const made = await this.rotateKey.run(caller, oldId, overlapHours);
    return toMadeKey(valueOf(made), this.instants.read(undefined));
  }

  @Delete(':id')
  @RepliesNothing()
  @ApiOperation({ summary: 'Ends a key, everywhere within five seconds' })
  async revokeApiKey(@Caller() caller: Principal, @Param('id', id) endedId: string) {
    valueOf(await this.revokeKey.run(caller, endedId));
  }
}
