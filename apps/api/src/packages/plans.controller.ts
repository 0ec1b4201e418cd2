import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { instantText } from '#calendar';
import {
  type DiffQuery,
  diffQuery,
  diffReply,
  keyText,
  PATTERNS,
  planReply,
  type PlanReply,
  type PlanRequest,
  planRequest,
} from '#contracts';
import { CompareVersions, type PlannedVersion, PlanPublishing } from '#usecases';
import * as z from 'zod';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { valueOf } from '../problems/value-of.js';
import { toDiagnostic } from './to-wire.js';
import { fileOf, givenOf } from './version-file-of.js';

/** What would change, before it does. */
@Controller('v1')
@Requires('packages:read')
export class PlansController {
  constructor(
    private readonly planPublishing: PlanPublishing,
    private readonly compareVersions: CompareVersions,
  ) {}

  @Post('plans')
  @HttpCode(200)
  @ApiOperation({ summary: 'What publishing would change, in words; nothing is kept' })
  @Replies(planReply)
  async plan(@Body({ schema: planRequest }) request: PlanRequest): Promise<PlanReply> {
    const { files = [], definitions = {}, drafts = [] } = request;
    const { versions, comment } = valueOf(
      await this.planPublishing.run({
        files: files.map(({ path, source }) => fileOf(path, source)),
        given: givenOf(definitions),
        drafts: drafts.map(({ package: packageKey, version }) => ({ key: packageKey, number: version })),
      }),
    );
    return {
      versions: versions.map(toPlanned),
      money: null,
      moneyReason: 'the effect on past usage is not computed yet',
      comment,
    };
  }

  @Get('packages/:key/versions/:number/diff')
  @ApiOperation({ summary: 'What a version says that another one does not' })
  @Replies(diffReply)
  async diff(
    @Param('key', { schema: keyText }) packageKey: string,
    @Param('number', { schema: z.string().regex(PATTERNS.version) }) versionNumber: string,
    @Query({ schema: diffQuery }) { against }: DiffQuery,
  ) {
    const version = Number.parseInt(versionNumber, 10);
    const other = against === undefined ? undefined : Number.parseInt(against, 10);
    const compared = valueOf(await this.compareVersions.run(packageKey, version, other));
    return {
      package: packageKey,
      version,
      against: compared.against ?? null,
      changes: [...compared.changes],
    };
  }
}

function toPlanned(planned: PlannedVersion): PlanReply['versions'][number] {
  const { packageKey, number: version, contentHash, against, becomesCurrent, ...same } = planned;
  return {
    package: packageKey,
    version,
    status: same.status,
    contentHash: contentHash ?? null,
    against: against ?? null,
    changes: [...same.changes],
    becomesCurrent: becomesCurrent === undefined ? null : instantText(becomesCurrent),
    audience: same.audience,
    overtakes: same.overtakes.map((each) => ({ version: each.number, at: instantText(each.at) })),
    subscriptions: same.subscriptions.map(({ number: on, count }) => ({ version: on, count })),
    diagnostics: same.diagnostics.map(toDiagnostic),
  };
}
