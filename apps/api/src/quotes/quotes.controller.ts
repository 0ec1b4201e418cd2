import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { type PreviewRequest, previewRequest, quoteReply } from '#contracts';
import { PreviewQuote } from '#usecases';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from './instant-of.js';

@Controller('v1/quotes')
export class QuotesController {
  constructor(
    private readonly previewQuote: PreviewQuote,
    private readonly instants: InstantOf,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('quotes:create')
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'A quote that is not kept',
    description: 'The same input gives the same bytes for ever.',
  })
  @Replies(quoteReply)
  async preview(@Body({ schema: previewRequest }) request: PreviewRequest): Promise<string> {
    const { package: packageKey, version, at, currency, explain, ...inputs } = request;
    return valueOf(
      await this.previewQuote.run({
        packageKey,
        at: this.instants.read(at),
        inputs,
        explain: explain ?? false,
        ...(version === undefined ? {} : { version: Number.parseInt(String(version), 10) }),
        ...(currency === undefined ? {} : { currency }),
      }),
    );
  }
}
