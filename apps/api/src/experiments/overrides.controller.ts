import { Body, Controller, Delete, Param, Put, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { instantText } from '#calendar';
import {
  keyText,
  overrideReply,
  type OverrideReply,
  type PutOverrideRequest,
  putOverrideRequest,
  workspaceIdText,
} from '#contracts';
import { OverrideVariant, type Principal } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies, RepliesNothing } from '../documents/replies.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';

const key = { schema: keyText };
const workspace = { schema: workspaceIdText };

/** Variants that people give to workspaces by hand. */
@Controller('v1/experiments/:key/overrides/:workspace')
@Requires('experiments:control')
export class OverridesController {
  constructor(
    private readonly overrideVariant: OverrideVariant,
    private readonly instants: InstantOf,
  ) {}

  @Put()
  @ApiOperation({
    summary: 'Gives a workspace a variant by hand, for a time',
    description:
      'It decides prices whose period begins while it lasts. Who is given one before enrolling is never analysed. Another one replaces it.',
  })
  @Replies(overrideReply)
  async putOverride(
    @Param('key', key) experiment: string,
    @Param('workspace', workspace) id: string,
    @Body({ schema: putOverrideRequest }) { variant, reason, expiresAt }: PutOverrideRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OverrideReply> {
    const { override: put, wasCreated } = valueOf(
      await this.overrideVariant.put({
        key: experiment,
        workspace: id,
        variant,
        reason,
        expiresAt: this.instants.required(expiresAt, '/expiresAt'),
        actor,
      }),
    );
    if (wasCreated) void reply.status(201);
    return {
      experiment,
      workspace: put.workspace,
      variant: put.variant,
      reason: put.reason,
      author: put.author,
      from: instantText(put.from),
      expiresAt: instantText(put.to),
    };
  }

  @Delete()
  @RepliesNothing()
  @ApiOperation({ summary: 'Ends an override; the assignment applies again, where there is one' })
  async deleteOverride(
    @Param('key', key) experiment: string,
    @Param('workspace', workspace) id: string,
    @Caller() actor: Principal,
  ) {
    valueOf(await this.overrideVariant.end(experiment, id, actor));
  }
}
