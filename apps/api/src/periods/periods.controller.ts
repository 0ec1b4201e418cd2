import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { type ClosePeriodsRequest, closePeriodsRequest, periodCloseReply } from '#contracts';
import { type CloseWanted, type Principal, RequestClose, ViewClose } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';
import { periodCloseIdOf } from './period-close-id.js';
import { toPeriodClose } from './to-wire.js';

@Controller('v1/periods')
export class PeriodsController {
  constructor(
    private readonly requestClose: RequestClose,
    private readonly viewClose: ViewClose,
    private readonly instants: InstantOf,
  ) {}

  @Post('close')
  @HttpCode(202)
  @Requires('periods:close')
  @Idempotent({})
  @ApiOperation({
    summary: 'Bills every period that is over: one final quote each, from metered usage',
    description:
      'A worker does it; the location in the reply says how far it has come. Periods that are final stay as they are, and get an adjustment when events came late.',
  })
  @Replies(periodCloseReply)
  async closePeriods(
    @Body({ schema: closePeriodsRequest }) request: ClosePeriodsRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const close = toPeriodClose(valueOf(await this.requestClose.run(this.#wanted(request), caller)));
    void reply.header('location', `/v1/periods/closes/${close.id}`);
    return close;
  }

  @Get('closes/:id')
  @Requires('periods:close')
  @ApiOperation({ summary: 'A period close: how far it has come, what it billed and what it could not' })
  @Replies(periodCloseReply)
  async periodClose(@Param('id') id: string) {
    return toPeriodClose(valueOf(await this.viewClose.run(periodCloseIdOf(id))));
  }

  #wanted({ packages, workspaces, reason, ...dates }: ClosePeriodsRequest): CloseWanted {
    const until = this.instants.optional(dates.until, '/until');
    const since = this.instants.optional(dates.since, '/since');
    return {
      ...(until && { until }),
      ...(since && { since }),
      ...(packages && { packages }),
      ...(workspaces && { workspaces }),
      ...(reason !== undefined && { reason }),
    };
  }
}
