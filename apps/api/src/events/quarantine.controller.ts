import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type PageQuery,
  quarantinePage,
  quarantineQuery,
  releaseReply,
  releaseRequest,
  type ReleaseRequestDocument,
} from '#contracts';
import { ListQuarantined, ReleaseQuarantined } from '#usecases';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { limitOf, page } from '../packages/cursor.js';
import { readWaitingPlace, waitingPlaceAfter } from './quarantine-cursor.js';
import { toQuarantinedEvent } from './to-wire.js';

@Controller('v1/events/quarantined')
export class QuarantineController {
  constructor(
    private readonly listQuarantined: ListQuarantined,
    private readonly releaseQuarantined: ReleaseQuarantined,
  ) {}

  @Get()
  @Requires('usage:read')
  @ApiOperation({
    summary: 'Events that wait until their workspace or type is known, oldest first',
    description:
      'They count as soon as it is: by themselves within a minute, or at once when they are released.',
  })
  @Replies(quarantinePage)
  async quarantined(@Query({ schema: quarantineQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const listed = await this.listQuarantined.run(readWaitingPlace(query.cursor), limit + 1);
    return page(listed, limit, toQuarantinedEvent, waitingPlaceAfter);
  }

  @Post('release')
  @HttpCode(200)
  @Requires('usage:write')
  @ApiOperation({
    summary: 'Counts what waits and can be counted by now',
    description: 'Also what was refused before. Twice is the same as once.',
  })
  @Replies(releaseReply)
  async release(@Body({ schema: releaseRequest }) { workspace, type }: ReleaseRequestDocument) {
    return await this.releaseQuarantined.run({
      isAgain: true,
      ...(workspace !== undefined && { workspace }),
      ...(type !== undefined && { type }),
    });
  }
}
