import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type ApproveExperimentRequest,
  approveExperimentRequest,
  type DecideExperimentRequest,
  decideExperimentRequest,
  experimentPage,
  experimentReply,
  keyText,
  type PageQuery,
  pageQuery,
  type PutExperimentRequest,
  putExperimentRequest,
  submitExperimentRequest,
} from '#contracts';
import {
  ListExperiments,
  type Principal,
  ReviewExperiment,
  SaveExperiment,
  SteerRollout,
  ViewExperiment,
} from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { isKnown } from '../packages/entity-tag.js';
import { fileOf } from '../packages/version-file-of.js';
import { expectedRevision } from '../preconditions.js';
import { valueOf } from '../problems/value-of.js';
import { experimentTag } from './experiment-tag.js';
import { shown } from './shown.js';
import { toExperimentSummary } from './to-wire.js';

const key = { schema: keyText };

/** Experiments as they are written and reviewed, one verb a route. */
@Controller('v1/experiments')
export class ExperimentsController {
  constructor(
    private readonly listExperiments: ListExperiments,
    private readonly viewExperiment: ViewExperiment,
    private readonly saveExperiment: SaveExperiment,
    private readonly review: ReviewExperiment,
    private readonly steer: SteerRollout,
  ) {}

  @Get()
  @Requires('experiments:read')
  @ApiOperation({ summary: 'Experiments in the order of their keys' })
  @Replies(experimentPage)
  async experiments(@Query({ schema: pageQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const after = readCursor('experiments', /^[a-z][a-z0-9-]*$/, query.cursor);
    return page(await this.listExperiments.run(after, limit + 1), limit, toExperimentSummary, (last) =>
      cursorAfter('experiments', last.key),
    );
  }

  @Get(':key')
  @Requires('experiments:read')
  @ApiOperation({ summary: 'An experiment: its words, its stages with their dates, and who has which arm' })
  @Replies(experimentReply)
  async experiment(
    @Param('key', key) named: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.viewExperiment.run(named);
    const shownNow = shown(reply, found);
    if (!isKnown(experimentTag(valueOf(found)), ifNoneMatch)) return shownNow;
    void reply.status(304);
    return undefined;
  }

  @Put(':key')
  @Requires('experiments:write')
  @ApiOperation({
    summary: 'Creates an experiment as a draft, or replaces its words',
    description:
      'Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker. Once started it never changes.',
  })
  @Replies(experimentReply)
  async putExperiment(
    @Param('key', key) named: string,
    @Body({ schema: putExperimentRequest }) request: PutExperimentRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { source, path = `rules/experiments/${named}.yaml`, holdouts, metrics } = request;
    const saved = await this.saveExperiment.run(
      {
        key: named,
        file: fileOf(path, source),
        beside: { ...(holdouts !== undefined && { holdouts }), ...(metrics !== undefined && { metrics }) },
        expected: expectedRevision({ ifMatch, ifNoneMatch }),
      },
      caller,
    );
    const { wasCreated, view } = valueOf(saved);
    if (wasCreated) void reply.status(201).header('location', `/v1/experiments/${named}`);
    return shown(reply, { ok: true, value: view });
  }

  @Post(':key/submit')
  @HttpCode(200)
  @Requires('experiments:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Hands an experiment in for review' })
  @Replies(experimentReply)
  async submitExperiment(
    @Param('key', key) named: string,
    @Body({ schema: submitExperimentRequest }) _nothing: unknown,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.review.submit(named, caller));
  }

  @Post(':key/approve')
  @HttpCode(200)
  @Requires('experiments:approve')
  @Idempotent({})
  @ApiOperation({
    summary: 'Approves what was looked at; by nobody who wrote or submitted it',
    description:
      'The file of one in review, by its `contentHash`; or what the gates of the present stage say, by its `evidenceHash`.',
  })
  @Replies(experimentReply)
  async approveExperiment(
    @Param('key', key) named: string,
    @Body({ schema: approveExperimentRequest }) request: ApproveExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { contentHash, stage, evidenceHash, comment } = request;
    if (contentHash !== undefined)
      return shown(
        reply,
        await this.review.decide({ verdict: 'approve', key: named, contentHash, comment, actor }),
      );
    if (stage !== undefined && evidenceHash !== undefined)
      valueOf(await this.steer.approve({ key: named, stage, evidenceHash, comment, actor }));
    return shown(reply, await this.viewExperiment.run(named));
  }

  @Post(':key/reject')
  @HttpCode(200)
  @Requires('experiments:approve')
  @Idempotent({})
  @ApiOperation({ summary: 'Sends an experiment back to its authors' })
  @Replies(experimentReply)
  async rejectExperiment(
    @Param('key', key) named: string,
    @Body({ schema: decideExperimentRequest }) request: DecideExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.review.decide({ verdict: 'reject', key: named, ...request, actor }));
  }
}
