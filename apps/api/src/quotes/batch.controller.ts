import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation } from '@nestjs/swagger';
import { batchAnswer, type BatchQuery, batchQuery, quoteLine } from '#contracts';
import type { Principal } from '#usecases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { ReadsBody } from '../documents/reads-body.js';
import { Replies } from '../documents/replies.js';
import { inOrder } from '../streams/in-order.js';
import { inflated } from '../streams/inflate.js';
import { linesOf } from '../streams/lines-of.js';
import { NDJSON_TYPE, ndjsonBody, ReadsNdjson } from '../streams/ndjson.js';
import { BatchAnswers, type BatchCaller, MOST_LINE_BYTES } from './batch-answers.js';

/** How many lines are at work at once. A line that waits costs memory, and more of them than connections gain nothing. */
const AT_WORK = 16;

@Controller('v1/quotes/batch')
export class QuoteBatchController {
  constructor(private readonly answers: BatchAnswers) {}

  @Post()
  @HttpCode(200)
  @Requires('quotes:create')
  @ReadsNdjson()
  @ApiConsumes(NDJSON_TYPE)
  @ReadsBody(quoteLine, 'One request a line, each with an `id` of its own if it likes')
  @ApiOperation({
    summary: 'Quotes line by line, answered in order while lines still arrive',
    description:
      'One request a line, one answer a line. A line that is refused is answered with its error and ends nothing.',
  })
  @Replies(batchAnswer, NDJSON_TYPE)
  batch(
    @Query({ schema: batchQuery }) { keep }: BatchQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Caller() principal: Principal,
  ): void {
    const body = inflated(ndjsonBody(request), request.headers['content-encoding']);
    const caller = { request, principal, keeps: keep === 'true' };
    const answers = Readable.from(this.#answer(body, caller), { objectMode: false, highWaterMark: 65_536 });
    // Nobody reads on: what is not yet begun is left alone.
    reply.raw.on('close', () => answers.destroy());
    void reply.type(NDJSON_TYPE).send(answers);
  }

  async *#answer(body: Readable, caller: BatchCaller): AsyncGenerator<string> {
    const lines = linesOf(body as AsyncIterable<Buffer>, MOST_LINE_BYTES);
    try {
      for await (const group of inOrder(lines, AT_WORK, (line) => this.answers.to(line, caller)))
        yield `${group.join('\n')}\n`;
    } catch (error) {
      // The reply has begun: a body that cannot be read further is its last line.
      yield `${this.answers.refusal(error, caller)}\n`;
    }
  }
}
