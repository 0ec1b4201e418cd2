import { Injectable } from '@nestjs/common';
import { quoteLine, type QuoteLineDocument } from '#contracts';
import { hashOfValue } from '#rulebook';
import { KeepQuote, PreviewQuote, type Principal } from '#usecases';
import type { FastifyRequest } from 'fastify';
import { inFlight, reused } from '../idempotency/idempotency-key.js';
import { ServiceLog } from '../logging/service-log.js';
import { readJsonBody } from '../problems/json-body.js';
import { Problem } from '../problems/problem.js';
import { problemOf } from '../problems/problem-of.js';
import { shaped } from '../problems/request-validation.pipe.js';
import { problemDocument, pathOf } from '../problems/send-problem.js';
import { valueOf } from '../problems/value-of.js';
import type { Line } from '../streams/lines-of.js';
import { QuoteReader } from './quote-reader.js';
import { keptLineText, previewLineText } from './to-wire.js';

export const MOST_LINE_BYTES = 65_536;

export interface BatchCaller {
  readonly request: FastifyRequest;
  readonly principal: Principal;
  readonly keeps: boolean;
}

/** One line in, one line out: whatever is wrong with a line is that line's answer, and never ends the stream. */
@Injectable()
export class BatchAnswers {
  constructor(
    private readonly reader: QuoteReader,
    private readonly previewQuote: PreviewQuote,
    private readonly keepQuote: KeepQuote,
    private readonly log: ServiceLog,
  ) {}

  async to(line: Line, caller: BatchCaller): Promise<string> {
    let id: string | undefined;
    try {
      const read = readLine(line);
      id = idOf(read);
      const document = shaped(quoteLine, read);
      return caller.keeps ? await this.#kept(document, caller) : await this.#preview(document);
    } catch (error) {
      return this.refusal(error, caller, id);
    }
  }

  /** What cannot be answered, as a line: of one line, or (without an id) of the stream itself. */
  refusal(error: unknown, { request }: BatchCaller, id?: string): string {
    const problem = problemDocument(problemOf(error, request, this.log), pathOf(request), request.id);
    return JSON.stringify({ ...(id === undefined ? {} : { id }), error: problem });
  }

  async #preview({ id, ...document }: QuoteLineDocument): Promise<string> {
    const request = this.reader.read(document);
    return previewLineText(id, valueOf(await this.previewQuote.run(request)));
  }

  async #kept({ id, ...document }: QuoteLineDocument, { principal }: BatchCaller): Promise<string> {
    if (id === undefined)
      throw Problem.of([
        {
          code: 'quote.id-needed',
          message: 'a line that is kept needs an `id`, its idempotency key',
          help: 'give each line an `id` of its own, such as a UUID',
          pointer: '/id',
        },
      ]);
    const outcome = await this.keepQuote.run({
      request: this.reader.read(document),
      key: { principal: principal.holder, route: 'POST /v1/quotes/batch', key: id },
      digest: Buffer.from(hashOfValue(document), 'hex'),
      writeReply: (quote, explanation) => ({
        status: 200,
        reply: keptLineText(id, quote, explanation),
        headers: {},
      }),
    });
    switch (outcome.state) {
      case 'kept':
      case 'replayed':
        return outcome.reply.reply;
      case 'in-flight':
        throw inFlight();
      case 'reused':
        throw reused();
      case 'refused':
        throw Problem.of(outcome.faults);
    }
  }
}

function readLine(line: Line): unknown {
  if (typeof line === 'string') return readJsonBody(Buffer.from(line));
  if (line.fault === 'encoding') throw new Problem('json.syntax', 'the line is no JSON in UTF-8');
  throw new Problem('request.too-large', `a line has at most ${MOST_LINE_BYTES} bytes`);
}

/** An id that can be told back, also of a line that is otherwise refused. */
function idOf(read: unknown): string | undefined {
  if (typeof read !== 'object' || read === null || !('id' in read)) return undefined;
  return typeof read.id === 'string' && read.id.length <= 255 ? read.id : undefined;
}
