import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation } from '@nestjs/swagger';
import {
  type DropVariantRequest,
  dropVariantRequest,
  experimentReply,
  keyText,
  shipExperimentReply,
  type ShipExperimentRequest,
  shipExperimentRequest,
  type StartExperimentRequest,
  startExperimentRequest,
  stopExperimentReply,
  type StopExperimentRequest,
  stopExperimentRequest,
} from '#contracts';
import { DropVariant, type Principal, ShipExperiment, StartExperiment, StopExperiment } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';
import { shown } from './shown.js';
import { toShip, toStop } from './to-wire.js';

const key = { schema: keyText };

/** What its owner does with an experiment from the start on, one verb a route. */
@Controller('v1/experiments')
export class RunningExperimentsController {
  constructor(
    private readonly startExperiment: StartExperiment,
    private readonly stopExperiment: StopExperiment,
    private readonly dropVariant: DropVariant,
    private readonly shipExperiment: ShipExperiment,
    private readonly instants: InstantOf,
  ) {}

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
    @Body({ schema: startExperimentRequest }) { contentHash, reason }: StartExperimentRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.startExperiment.run({ key: named, contentHash, reason, actor }));
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
