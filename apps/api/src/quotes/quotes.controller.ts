import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  acceptanceReply,
  keptQuoteReply,
  quotePage,
  quoteReply,
  quoteRequest,
  type QuoteRequestDocument,
  type QuotesQuery,
  quotesQuery,
  replayReply,
} from '#contracts';
import {
  AcceptQuote,
  FindQuote,
  KeepQuote,
  ListQuotes,
  PreviewQuote,
  type Principal,
  ReplayQuote,
} from '#usecases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../access/caller.js';
import { inBody, inQuery, OpenToWorkspace } from '../access/open-to-workspace.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { idempotencyKeyOf, inFlight, reused } from '../idempotency/idempotency-key.js';
import { Idempotent, NeedsIdempotencyKey } from '../idempotency/idempotent.js';
import { replay } from '../idempotency/idempotency.interceptor.js';
import { limitOf, page } from '../packages/cursor.js';
import { Problem } from '../problems/problem.js';
import { valueOf } from '../problems/value-of.js';
import { placeAfter, readPlace } from './quote-cursor.js';
import { quoteIdOf } from './quote-id.js';
import { QuoteReader } from './quote-reader.js';
import { keptQuoteText, previewText, replayText, toAcceptance, toSummary } from './to-wire.js';

const JSON_TYPE = 'application/json; charset=utf-8';

@Controller('v1/quotes')
export class QuotesController {
  constructor(
    private readonly reader: QuoteReader,
    private readonly previewQuote: PreviewQuote,
    private readonly keepQuote: KeepQuote,
    private readonly findQuote: FindQuote,
    private readonly listQuotes: ListQuotes,
    private readonly replayQuote: ReplayQuote,
    private readonly acceptQuote: AcceptQuote,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('quotes:create')
  @OpenToWorkspace(inBody('workspace'))
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'A quote that is not kept',
    description: 'The same input gives the same bytes for ever.',
  })
  @Replies(quoteReply)
  async preview(@Body({ schema: quoteRequest }) request: QuoteRequestDocument): Promise<string> {
    return previewText(valueOf(await this.previewQuote.run(this.reader.read(request))));
  }

  @Post()
  @HttpCode(201)
  @Requires('quotes:create')
  @OpenToWorkspace(inBody('workspace'))
  @ApiOperation({
    summary: 'A quote that is kept',
    description: 'Safe to send again under its Idempotency-Key: one quote, and the same reply.',
  })
  @NeedsIdempotencyKey()
  @Replies(keptQuoteReply)
  async keep(
    @Body({ schema: quoteRequest }) document: QuoteRequestDocument,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { key, digest } = idempotencyKeyOf(request);
    const outcome = await this.keepQuote.run({
      request: this.reader.read(document),
      key,
      digest,
      writeReply: (quote, explanation) => ({
        status: 201,
        reply: keptQuoteText(quote, explanation),
        headers: { location: `/v1/quotes/qte_${quote.id}` },
      }),
    });
    switch (outcome.state) {
      case 'kept':
        void reply.headers(outcome.reply.headers).type(JSON_TYPE);
        return outcome.reply.reply;
      case 'replayed':
        return replay({ ...outcome.reply, requestDigest: digest }, digest, reply);
      case 'in-flight':
        throw inFlight();
      case 'reused':
        throw reused();
      case 'refused':
        throw Problem.of(outcome.faults);
    }
  }

  @Get()
  @Requires('quotes:read')
  @OpenToWorkspace(inQuery('workspace'))
  @ApiOperation({ summary: 'Kept quotes, newest first' })
  @Replies(quotePage)
  async quotes(@Query({ schema: quotesQuery }) query: QuotesQuery) {
    const limit = limitOf(query);
    const listed = await this.listQuotes.run(this.reader.filter(query), readPlace(query.cursor), limit + 1);
    return page(listed, limit, toSummary, placeAfter);
  }

  @Get(':id')
  @Requires('quotes:read')
  @OpenToWorkspace('in-handler')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'One kept quote, as it was given' })
  @Replies(keptQuoteReply)
  async quote(@Param('id') id: string, @Caller() caller: Principal): Promise<string> {
    return keptQuoteText(valueOf(await this.findQuote.run(quoteIdOf(id), caller.workspace)));
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Requires('quotes:read')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Computes a kept quote again from its inputs',
    description: 'The same bytes, with the explanation; a difference is the problem `quote.replay-differs`.',
  })
  @Replies(replayReply)
  async replay(@Param('id') id: string): Promise<string> {
    return replayText(valueOf(await this.replayQuote.run(quoteIdOf(id))));
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Requires('quotes:create')
  @Idempotent({})
  @ApiOperation({
    summary: 'Pins the price of a quote for its workspace until it ends',
    description: 'Twice is the same as once; a newer acceptance for the package supersedes it.',
  })
  @NeedsIdempotencyKey()
  @Replies(acceptanceReply)
  async accept(@Param('id') id: string, @Caller() caller: Principal) {
    return toAcceptance(valueOf(await this.acceptQuote.run(quoteIdOf(id), caller)));
  }
}
