import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type CreateMigrationRequest,
  createMigrationRequest,
  migrationItemPage,
  type MigrationItemsQuery,
  migrationItemsQuery,
  migrationReply,
  type SteerMigrationRequest,
  steerMigrationRequest,
} from '#contracts';
import {
  CreateMigration,
  FindMigration,
  ListMigrationItems,
  type MigrationVerb,
  type Principal,
  SteerMigration,
} from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { valueOf } from '../problems/value-of.js';
import { migrationIdOf } from './migration-id.js';
import { MigrationReader } from './migration-reader.js';
import { toMigration, toMigrationItem } from './to-wire.js';

const STEER = { schema: steerMigrationRequest };

@Controller('v1/subscription-migrations')
export class SubscriptionMigrationsController {
  constructor(
    private readonly createMigration: CreateMigration,
    private readonly findMigration: FindMigration,
    private readonly listItems: ListMigrationItems,
    private readonly steerMigration: SteerMigration,
    private readonly reader: MigrationReader,
  ) {}

  @Post()
  @HttpCode(201)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({
    summary: 'Plans to move subscriptions to another version, and says who would pay what',
    description: 'A draft: nothing is moved until it is started.',
  })
  @Replies(migrationReply)
  async createMigrationRoute(
    @Body({ schema: createMigrationRequest }) request: CreateMigrationRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const created = toMigration(valueOf(await this.createMigration.run(this.reader.wanted(request), caller)));
    if (created.id === null) void reply.status(200);
    else void reply.header('location', `/v1/subscription-migrations/${created.id}`);
    return created;
  }

  @Get(':id')
  @Requires('subscriptions:read')
  @ApiOperation({ summary: 'A subscription migration and how far it has come' })
  @Replies(migrationReply)
  async migration(@Param('id') id: string) {
    return toMigration(valueOf(await this.findMigration.run(migrationIdOf(id))));
  }

  @Get(':id/items')
  @Requires('subscriptions:read')
  @ApiOperation({ summary: 'What becomes of each subscription' })
  @Replies(migrationItemPage)
  async migrationItems(
    @Param('id') id: string,
    @Query({ schema: migrationItemsQuery }) query: MigrationItemsQuery,
  ) {
    const limit = limitOf(query);
    const { state } = query;
    const list = `migration-items ${id} ${state ?? ''}`;
    const after = readCursor(list, /^[0-9a-f-]{36}$/, query.cursor) || undefined;
    const items = valueOf(await this.listItems.run(migrationIdOf(id), { after, state }, limit + 1));
    return page(items, limit, toMigrationItem, (last) => cursorAfter(list, last.subscriptionId));
  }

  @Post(':id/start')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Lets it run, or go on' })
  @Replies(migrationReply)
  async startMigration(
    @Param('id') id: string,
    @Body(STEER) request: SteerMigrationRequest,
    @Caller() caller: Principal,
  ) {
    return await this.#steer(id, 'start', request, caller);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Stops it between two subscriptions' })
  @Replies(migrationReply)
  async pauseMigration(
    @Param('id') id: string,
    @Body(STEER) request: SteerMigrationRequest,
    @Caller() caller: Principal,
  ) {
    return await this.#steer(id, 'pause', request, caller);
  }

  @Post(':id/revert')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Gives each moved subscription back what it had, from its next period on' })
  @Replies(migrationReply)
  async revertMigration(
    @Param('id') id: string,
    @Body(STEER) request: SteerMigrationRequest,
    @Caller() caller: Principal,
  ) {
    return await this.#steer(id, 'revert', request, caller);
  }

  async #steer(id: string, verb: MigrationVerb, { reason }: SteerMigrationRequest, actor: Principal) {
    return toMigration(valueOf(await this.steerMigration.run(migrationIdOf(id), verb, { reason, actor })));
  }
}
