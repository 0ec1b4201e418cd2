import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  emergencyStopRequest,
  type EmergencyStopRequest,
  experimentReply,
  experimentStatusReply,
  keyText,
  pauseExperimentRequest,
  type PauseExperimentRequest,
  resumeExperimentRequest,
  type ResumeExperimentRequest,
} from '#contracts';
import { EmergencyStop, type Principal, SteerRollout, ViewRollout } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';
import { shown } from './shown.js';
import { toStatus } from './to-status.js';

const key = { schema: keyText };

/** How a running experiment ramps, and what its owner does about it. */
@Controller('v1/experiments')
export class RolloutsController {
  constructor(
    private readonly view: ViewRollout,
    private readonly steer: SteerRollout,
    private readonly emergency: EmergencyStop,
  ) {}

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
