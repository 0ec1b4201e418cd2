import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation } from '@nestjs/swagger';
import {
  type EventQuery,
  eventQuery,
  type IngestQuery,
  ingestQuery,
  ingestReply,
  keptEvent,
  usageEvents,
} from '#contracts';
import { FindEvent, type Principal } from '#usecases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../access/caller.js';
import { OpenToWorkspace } from '../access/open-to-workspace.js';
import { Requires } from '../access/requires.js';
import { ReadsBody } from '../documents/reads-body.js';
import { Replies } from '../documents/replies.js';
import { ServiceLog } from '../logging/service-log.js';
import { Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { pathOf, problemDocument } from '../problems/send-problem.js';
import { valueOf } from '../problems/value-of.js';
import { EVENT_TYPE, EVENTS_TYPE, ReadsEvents } from '../streams/events-body.js';
import { inflated } from '../streams/inflate.js';
import { NDJSON_TYPE, ndjsonBody, readsNdjson } from '../streams/ndjson.js';
import { countAnswers } from './count-answers.js';
import { type Answer, EventIntake } from './event-intake.js';
import { answerLines } from './event-lines.js';
import { parseEvents } from './parse-events.js';
import { toKeptEvent } from './to-wire.js';

@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly intake: EventIntake,
    private readonly findEvent: FindEvent,
    private readonly log: ServiceLog,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('usage:write')
  @OpenToWorkspace('in-handler')
  @ReadsEvents()
  @ApiConsumes('application/json', EVENT_TYPE, EVENTS_TYPE, NDJSON_TYPE)
  @ReadsBody(
    usageEvents,
    'An event, an array of at most 10,000, or (as NDJSON) one event a line without an end',
  )
  @ApiOperation({
    summary: 'Counts usage events, each once for ever',
    description:
      'What is answered as accepted is committed. Events are answered one by one: a bad one never loses a good one. Lines (NDJSON) are answered line by line, in order, while they still arrive. Bodies may come with `content-encoding: gzip`.',
  })
  @Replies(ingestReply)
  async ingest(
    @Query({ schema: ingestQuery }) { results }: IngestQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Caller() principal: Principal,
  ): Promise<void> {
    if (readsNdjson(request)) {
      this.#stream(request, reply, principal);
      return;
    }
    const parsed = parseEvents(request.body);
    if (parsed.kind === 'batch') {
      const answers = await this.intake.take(parsed.events, principal);
      // Nothing was asked, so nothing was taken.
      const status = answers.length === 0 ? 200 : 202;
      await reply.code(status).send(countAnswers(answers, results === 'all'));
      return;
    }
    const [answer] = await this.intake.take([parsed.event], principal);
    if (answer === undefined || answer.status === 'rejected' || answer.status === 'conflict')
      throw problemIn(answer);
    await reply.code(202).send(countAnswers([answer], true));
  }

  @Get()
  @Requires('usage:read')
  @ApiOperation({ summary: 'One event, as it was kept' })
  @Replies(keptEvent)
  async event(@Query({ schema: eventQuery }) name: EventQuery) {
    return toKeptEvent(valueOf(await this.findEvent.run(name)));
  }

  #stream(request: FastifyRequest, reply: FastifyReply, principal: Principal): void {
    const body = inflated(ndjsonBody(request), request.headers['content-encoding']);
    const answers = Readable.from(this.#lines(body, request, principal), {
      objectMode: false,
      highWaterMark: 65_536,
    });
    // Nobody reads on: what has not yet begun is left alone.
    reply.raw.on('close', () => answers.destroy());
    void reply.code(202).type(NDJSON_TYPE).send(answers);
  }

  async *#lines(body: Readable, request: FastifyRequest, principal: Principal): AsyncGenerator<string> {
    try {
      yield* answerLines(body, this.intake, principal);
    } catch (error) {
      // The reply has begun: a body that cannot be read further is its last line.
      const problem = problemDocument(problemOf(error, request, this.log), pathOf(request), request.id);
      yield `${JSON.stringify({ error: problem })}\n`;
    }
  }
}

/** One event alone is a request alone: what is wrong with it is the request's problem. */
function problemIn(answer: Answer | undefined): Problem {
  const { code = 'service.fault', message = 'the event was not taken', help, pointer } = answer ?? {};
  return Problem.of([
    { code, message, ...(help !== undefined && { help }), ...(pointer !== undefined && { pointer }) },
  ]);
}
