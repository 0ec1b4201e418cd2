import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  emergencyStopRequest,
  type EmergencyStopRequest,
  experimentPreviewReply,
  experimentReply,
  experimentStatusReply,
  keyText,
  pauseExperimentRequest,
  type PauseExperimentRequest,
  resumeExperimentRequest,
  type ResumeExperimentRequest,
} from '#contracts';
import { EmergencyStop, PreviewRollout, type Principal, SteerRollout, ViewRollout } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';
import { shown } from './shown.js';
import { EVENT_STREAM, StatusStream } from './status-stream.js';
import { toPreview, toStatus } from './to-status.js';

const key = { schema: keyText };

/** How a running experiment ramps, and what its owner does about it. */
@Controller('v1/experiments')
export class RolloutsController {
  constructor(
    private readonly preview: PreviewRollout,
    private readonly view: ViewRollout,
    private readonly steer: SteerRollout,
    private readonly emergency: EmergencyStop,
    private readonly statuses: StatusStream,
  ) {}

  @Get(':key/preview')
  @Requires('experiments:read')
  @ApiOperation({
    summary: 'Every stage with its earliest date, before and after the start',
    description:
      'Windows, frozen days and changes of clocks are counted in. A draft is dated as if it started now.',
  })
  @Replies(experimentPreviewReply)
  async previewExperiment(@Param('key', key) named: string) {
    return toPreview(valueOf(await this.preview.run(named)));
  }

  @Get(':key/status')
  @Requires('experiments:read')
  @ApiOperation({
    summary: 'Where the rollout stands, why, and what comes next',
    description: 'Every stage with its date, every gate with what it says now, and all that has happened.',
  })
  @Replies(experimentStatusReply)
  async status(@Param('key', key) named: string) {
    return toStatus(valueOf(await this.view.run(named)));
  }

  @Get(':key/stream')
  @Requires('experiments:read')
  @ApiOperation({
    summary: 'The same as server-sent events, whenever it changes',
    description:
      'Each event is called `status` and has the status as JSON; the first comes at once. Ends with the rollout, and after an hour.',
  })
  @Replies(experimentStatusReply, EVENT_STREAM)
  async stream(@Param('key', key) named: string, @Res() reply: FastifyReply): Promise<void> {
    const events = Readable.from(await this.statuses.open(named), { objectMode: false });
    // Nobody listens any more.
    reply.raw.on('close', () => events.destroy());
    void reply.type(EVENT_STREAM).header('cache-control', 'no-store').send(events);
  }

  @Post(':key/pause')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Halts the rollout: no stage is entered, and the time does not count',
    description: 'Whoever is covered still enrols. To enrol nobody, stop it.',
  })
  @Replies(experimentStatusReply)
  async pauseExperiment(
    @Param('key', key) named: string,
    @Body({ schema: pauseExperimentRequest }) { reason }: PauseExperimentRequest,
    @Caller() actor: Principal,
  ) {
    return toStatus(valueOf(await this.steer.pause({ key: named, reason, actor })));
  }

  @Post(':key/resume')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Lets a paused rollout go on where it was',
    description: 'Where a gate paused it, what that said is accepted in this stage, with a reason.',
  })
  @Replies(experimentStatusReply)
  async resumeExperiment(
    @Param('key', key) named: string,
    @Body({ schema: resumeExperimentRequest }) { reason }: ResumeExperimentRequest,
    @Caller() actor: Principal,
  ) {
    return toStatus(valueOf(await this.steer.resume({ key: named, reason, actor })));
  }

  @Post(':key/emergency-stop')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Ends enrolment by a direct write, whatever else waits or is down',
    description: 'The worker then does what else a stop of enrolment does.',
  })
  @Replies(experimentReply)
  async emergencyStop(
    @Param('key', key) named: string,
    @Body({ schema: emergencyStopRequest }) { reason }: EmergencyStopRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.emergency.run(named, reason, actor));
  }
}
