import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type AmendSubscriptionRequest,
  amendSubscriptionRequest,
  type ChangeSubscriptionRequest,
  changeSubscriptionRequest,
  type PageQuery,
  pageQuery,
  type StartSubscriptionRequest,
  startSubscriptionRequest,
  subscriptionChangeReply,
  subscriptionPage,
  subscriptionReply,
  workspaceIdText,
} from '#contracts';
import { Clock } from '#storage';
import {
  ChangePackage,
  ChangeSubscription,
  EndSubscription,
  FindSubscription,
  ListSubscriptions,
  PauseSubscription,
  type Principal,
  ResumeSubscription,
  StartSubscription,
} from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { inPath, OpenToWorkspace } from '../access/open-to-workspace.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { wireId } from '../ids.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { valueOf } from '../problems/value-of.js';
import { subscriptionIdOf } from './subscription-id.js';
import { SubscriptionReader } from './subscription-reader.js';
import { toChange, toSubscription } from './to-wire.js';

const AMEND = { schema: amendSubscriptionRequest };

@Controller('v1')
export class SubscriptionsController {
  constructor(
    private readonly startSubscription: StartSubscription,
    private readonly changeSubscription: ChangeSubscription,
    private readonly changePackage: ChangePackage,
    private readonly pauseSubscription: PauseSubscription,
    private readonly resumeSubscription: ResumeSubscription,
    private readonly endSubscription: EndSubscription,
    private readonly findSubscription: FindSubscription,
    private readonly listSubscriptions: ListSubscriptions,
    private readonly reader: SubscriptionReader,
    private readonly clock: Clock,
  ) {}

  @Get('workspaces/:id/subscriptions')
  @Requires('subscriptions:read')
  @OpenToWorkspace(inPath('id'))
  @ApiOperation({ summary: 'Subscriptions of a workspace, oldest first, ended ones too' })
  @Replies(subscriptionPage)
  async subscriptions(
    @Param('id', { schema: workspaceIdText }) workspaceId: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    const limit = limitOf(query);
    const list = `subscriptions ${workspaceId}`;
    const after = readCursor(list, /^[0-9a-f-]{36}$/, query.cursor) || undefined;
    const listed = valueOf(await this.listSubscriptions.run(workspaceId, after, limit + 1));
    const now = this.clock.now();
    return page(
      listed,
      limit,
      (held) => toSubscription(held, now),
      (last) => cursorAfter(list, last.subscription.id),
    );
  }

  @Get('subscriptions/:id')
  @Requires('subscriptions:read')
  @OpenToWorkspace('in-handler')
  @ApiOperation({ summary: 'One subscription with its segments' })
  @Replies(subscriptionReply)
  async subscription(@Param('id') id: string, @Caller() caller: Principal) {
    const found = await this.findSubscription.run(subscriptionIdOf(id), caller.workspace);
    return toSubscription(valueOf(found), this.clock.now());
  }

  @Post('subscriptions')
  @HttpCode(201)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({
    summary: 'Starts a subscription',
    description: 'Pinned to one version. Takes effect at the start of a local day.',
  })
  @Replies(subscriptionChangeReply)
  async startSubscriptionRoute(
    @Body({ schema: startSubscriptionRequest }) request: StartSubscriptionRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const started = valueOf(await this.startSubscription.run(this.reader.start(request), caller));
    if (started.dryRun) void reply.status(200);
    else void reply.header('location', `/v1/subscriptions/${wireId('sub', started.subscription.id)}`);
    return toChange(started, this.clock.now());
  }

  @Post('subscriptions/:id/change')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({
    summary: 'Changes package, version or quantities from a day on',
    description: 'Another package: this subscription ends with that day, and another one begins.',
  })
  @Replies(subscriptionChangeReply)
  async changeSubscriptionRoute(
    @Param('id') id: string,
    @Body({ schema: changeSubscriptionRequest }) request: ChangeSubscriptionRequest,
    @Caller() caller: Principal,
  ) {
    const asked = this.reader.change(id, request);
    const changed =
      'packageKey' in asked
        ? await this.changePackage.run(asked, caller)
        : await this.changeSubscription.run(asked, caller);
    return toChange(valueOf(changed), this.clock.now());
  }

  @Post('subscriptions/:id/pause')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Prices nothing from a day on' })
  @Replies(subscriptionChangeReply)
  async pauseSubscriptionRoute(
    @Param('id') id: string,
    @Body(AMEND) request: AmendSubscriptionRequest,
    @Caller() caller: Principal,
  ) {
    const paused = await this.pauseSubscription.run(this.reader.amendment(id, request), caller);
    return toChange(valueOf(paused), this.clock.now());
  }

  @Post('subscriptions/:id/resume')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Ends a pause from a day on' })
  @Replies(subscriptionChangeReply)
  async resumeSubscriptionRoute(
    @Param('id') id: string,
    @Body(AMEND) request: AmendSubscriptionRequest,
    @Caller() caller: Principal,
  ) {
    const resumed = await this.resumeSubscription.run(this.reader.amendment(id, request), caller);
    return toChange(valueOf(resumed), this.clock.now());
  }

  @Post('subscriptions/:id/end')
  @HttpCode(200)
  @Requires('subscriptions:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Ends a subscription with the start of a day' })
  @Replies(subscriptionChangeReply)
  async endSubscriptionRoute(
    @Param('id') id: string,
    @Body(AMEND) request: AmendSubscriptionRequest,
    @Caller() caller: Principal,
  ) {
    const ended = await this.endSubscription.run(this.reader.amendment(id, request), caller);
    return toChange(valueOf(ended), this.clock.now());
  }
}
