import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { usagePage, type UsageQueryDocument, usageQuery } from '#contracts';
import { ReadUsage } from '#usecases';
import type { FastifyReply } from 'fastify';
import { inPath, OpenToWorkspace } from '../access/open-to-workspace.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { limitOf, page } from '../packages/cursor.js';
import { valueOf } from '../problems/value-of.js';
import { NDJSON_TYPE } from '../streams/ndjson.js';
import { toUsageRow, usageQuestion } from './to-wire.js';
import { rowsAfter, usagePlaceAfter } from './usage-cursor.js';

@Controller('v1/workspaces/:id/usage')
export class UsageController {
  constructor(private readonly readUsage: ReadUsage) {}

  @Get()
  @Requires('usage:read')
  @OpenToWorkspace(inPath('id'))
  @ApiOperation({
    summary: 'What a workspace used, by meter, time and dimensions',
    description:
      'As of one instant: everything that was answered as accepted is counted. With `accept: application/x-ndjson` all rows come at once, one a line.',
  })
  @Replies(usagePage)
  async usage(
    @Param('id') id: string,
    @Query({ schema: usageQuery }) query: UsageQueryDocument,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rows = valueOf(await this.readUsage.run(usageQuestion(id, query)));
    if (accept?.split(',').some((type) => type.trim().startsWith(NDJSON_TYPE)) !== true)
      return page(rowsAfter(rows, query.cursor), limitOf(query), toUsageRow, usagePlaceAfter);
    void reply.type(NDJSON_TYPE);
    return Readable.from(rows.map((row) => `${JSON.stringify(toUsageRow(row))}\n`));
  }
}
