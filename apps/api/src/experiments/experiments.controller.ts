import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation } from '@nestjs/swagger';
import {
  type DecideExperimentRequest,
  decideExperimentRequest,
  type DropVariantRequest,
  dropVariantRequest,
  experimentPage,
  experimentReply,
  keyText,
  type PageQuery,
  pageQuery,
  type PutExperimentRequest,
  putExperimentRequest,
  shipExperimentReply,
  type ShipExperimentRequest,
  shipExperimentRequest,
  type StartExperimentRequest,
  startExperimentRequest,
  stopExperimentReply,
  type StopExperimentRequest,
  stopExperimentRequest,
  submitExperimentRequest,
} from '#contracts';
import {
  DropVariant,
  type ExperimentView,
  ListExperiments,
  type Outcome,
  type Principal,
  ReviewExperiment,
  SaveExperiment,
  ShipExperiment,
  StartExperiment,
  StopExperiment,
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
import { InstantOf } from '../quotes/instant-of.js';
import { experimentTag } from './experiment-tag.js';
import { toExperiment, toExperimentSummary, toShip, toStop } from './to-wire.js';

const key = { schema: keyText };

/** What people do with an experiment, one verb a route. Each does once what it is asked twice. */
@Controller('v1/experiments')
export class ExperimentsController {
  constructor(
    private readonly listExperiments: ListExperiments,
    private readonly viewExperiment: ViewExperiment,
    private readonly saveExperiment: SaveExperiment,
    private readonly review: ReviewExperiment,
    private readonly startExperiment: StartExperiment,
    private readonly stopExperiment: StopExperiment,
    private readonly dropVariant: DropVariant,
    private readonly shipExperiment: ShipExperiment,
    private readonly instants: InstantOf,
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
  @ApiOperation({ summary: 'Approves what was looked at; by nobody who wrote or submitted it' })
  @Replies(experimentReply)
  async approveExperiment(
    @Param('key', key) named: string,
    @Body({ schema: decideExperimentRequest }) request: DecideExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.review.decide({ verdict: 'approve', key: named, ...request, actor }));
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

  @Post(':key/start')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Starts an approved experiment',
    description:
      'What decides an arm is frozen. The buckets of the first stage are live from the first instant inside its windows, not before `startsAt`.',
  })
  @Replies(experimentReply)
  async startExperimentRoute(
    @Param('key', key) named: string,
    @Body({ schema: startExperimentRequest }) { contentHash }: StartExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.startExperiment.run({ key: named, contentHash, actor }));
  }

  @Post(':key/drop-variant')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Takes an arm out: nobody new gets it',
    description: 'Its members keep arm and price, and other arms do not grow into it.',
  })
  @Replies(experimentReply)
  async dropVariantRoute(
    @Param('key', key) named: string,
    @Body({ schema: dropVariantRequest }) { variant, dryRun = false, reason }: DropVariantRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.dropVariant.run({ key: named, variant, dryRun, reason, actor }));
  }

  @Post(':key/stop')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Ends enrolment, and of prices what the verb says',
    description: 'With `dryRun` it says whom it touches and what they pay, and changes nothing.',
  })
  @Replies(stopExperimentReply)
  async stopExperimentRoute(
    @Param('key', key) named: string,
    @Body({ schema: stopExperimentRequest }) { verb, dryRun = false, reason }: StopExperimentRequest,
    @Caller() actor: Principal,
  ) {
    return toStop(valueOf(await this.stopExperiment.run({ key: named, verb, dryRun, reason, actor })));
  }

  @Post(':key/ship')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Gives everybody one variant, in one reviewed act',
    description:
      'The first call stops enrolment and asks to promote the variant’s version (202); somebody else approves that on the version; the same call again makes it so (200), keeps the decision and plans everybody else’s move as a migration.',
  })
  @Replies(shipExperimentReply)
  @ApiAcceptedResponse({ standardSchema: shipExperimentReply })
  async ship(
    @Param('key', key) named: string,
    @Body({ schema: shipExperimentRequest }) request: ShipExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { variant, reason, dryRun = false } = request;
    const from = this.instants.required(request.from, '/from');
    const shipped = valueOf(
      await this.shipExperiment.run({ key: named, variant, from, reason, dryRun, actor }),
    );
    if (!dryRun && shipped.state === 'in-review') void reply.status(202);
    return toShip(shipped);
  }
}

function shown(reply: FastifyReply, outcome: Outcome<ExperimentView>) {
  const view = valueOf(outcome);
  void reply.header('etag', experimentTag(view));
  return toExperiment(view);
}
