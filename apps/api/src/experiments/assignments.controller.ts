import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  assignReply,
  type AssignReply,
  assignRequest,
  type AssignRequestDocument,
  drawListReply,
  type DrawListRequest,
  drawListRequest,
  keyText,
  unitReply,
  type UnitReply,
  workspaceIdText,
} from '#contracts';
import { instantText } from '#calendar';
import { type AssignedUnit, AssignUnit, DrawList, FindUnit, type Principal } from '#usecases';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';

const key = { schema: keyText };

/** Who has which arm of an experiment. */
@Controller('v1/experiments/:key/assignments')
export class AssignmentsController {
  constructor(
    private readonly assignUnit: AssignUnit,
    private readonly findUnit: FindUnit,
    private readonly drawList: DrawList,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('quotes:create')
  @Idempotent({})
  @ApiOperation({
    summary: 'Tells an arm before a price is shown, and keeps it',
    description:
      'For a workspace, or for a subject that is none yet. Both: who signs up, with the arm of the subject.',
  })
  @Replies(assignReply)
  async assign(
    @Param('key', key) experiment: string,
    @Body({ schema: assignRequest }) request: AssignRequestDocument,
    @Caller() { holder: by }: Principal,
  ) {
    return toAssignment(valueOf(await this.assignUnit.run({ experiment, ...request, peek: false, by })));
  }

  @Post('peek')
  @HttpCode(200)
  @Requires('experiments:read')
  @ApiOperation({ summary: 'What an arm is or would be; enrols nobody' })
  @Replies(assignReply)
  async peek(
    @Param('key', key) experiment: string,
    @Body({ schema: assignRequest }) request: AssignRequestDocument,
    @Caller() { holder: by }: Principal,
  ) {
    return toAssignment(valueOf(await this.assignUnit.run({ experiment, ...request, peek: true, by })));
  }

  @Post('draw')
  @HttpCode(200)
  @Requires('experiments:control')
  @Idempotent({})
  @ApiOperation({
    summary: 'Draws arms for a fixed list of workspaces, balanced within strata and blocks',
    description:
      'For a few hundred customers, where a hash leaves arms unlike. Whoever is drawn has the arm for ever; its price is told and locked by the first quote. Whoever could not enrol is left out, with the reason.',
  })
  @Replies(drawListReply)
  async drawListRoute(
    @Param('key', key) experiment: string,
    @Body({ schema: drawListRequest }) { units, dryRun = false }: DrawListRequest,
    @Caller() actor: Principal,
  ) {
    const entries = units.map(({ covariates = {}, ...unit }) => ({ ...unit, covariates }));
    return valueOf(await this.drawList.run({ key: experiment, entries, dryRun, actor }));
  }

  @Get(':unit')
  @Requires('experiments:read')
  @ApiOperation({ summary: 'What is kept of a unit: its arm, why and since when, and who shares it' })
  @Replies(unitReply)
  async assignedUnit(
    @Param('key', key) experiment: string,
    @Param('unit', { schema: workspaceIdText }) unit: string,
  ): Promise<UnitReply> {
    const found = valueOf(await this.findUnit.run(experiment, unit));
    const { packageKey, packageVersion, workspaces, attributes, at, exposedAt, ...more } = found;
    const { bucket = null, stratum = null, block = null, ...same } = more;
    return {
      ...same,
      bucket,
      stratum,
      block,
      package: `${packageKey}@${packageVersion}`,
      attributes: JSON.parse(attributes) as Record<string, unknown>,
      at: instantText(at),
      exposedAt: exposedAt === undefined ? null : instantText(exposedAt),
      workspaces: workspaces.map(({ workspace, startsAt }) => ({
        workspace,
        startsAt: instantText(startsAt),
      })),
    };
  }
}

function toAssignment(assigned: AssignedUnit): AssignReply {
  const { reason, startsAt } = assigned;
  return {
    experiment: assigned.experiment,
    workspace: assigned.workspace ?? null,
    subject: assigned.subject ?? null,
    variant: assigned.variant ?? null,
    package: assigned.package ?? null,
    reason,
    attribute: assigned.attribute ?? null,
    bucket: assigned.bucket ?? null,
    enrolled: assigned.enrolled,
    startsAt: startsAt === undefined ? null : instantText(startsAt),
  };
}
