import { Body, Controller, HttpCode, Logger, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation } from '@nestjs/swagger';
import {
  type BreakGlassRequest,
  breakGlassRequest,
  type DecideRequest,
  decideRequest,
  keyText,
  PATTERNS,
  type PromoteRequest,
  promoteReply,
  promoteRequest,
  type PublishRequest,
  publishRequest,
  type RetireRequest,
  retireRequest,
  type SubmitRequest,
  submitRequest,
  versionReply,
  withdrawRequest,
} from '#contracts';
import {
  DecideVersion,
  type Outcome,
  type Principal,
  PromoteVersion,
  PublishVersion,
  RetireVersion,
  ReviewVersion,
  type VersionView,
} from '#usecases';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';
import { viewTag } from './entity-tag.js';
import { toPublished, toView } from './to-wire.js';

const key = { schema: keyText };
const number = { schema: z.string().regex(PATTERNS.version) };

/** What people do with a version, one verb a route. Each does once what it is asked twice. */
@Controller('v1/packages/:key/versions/:number')
export class PublishingController {
  readonly #log = new Logger('Publishing');

  constructor(
    private readonly review: ReviewVersion,
    private readonly decide: DecideVersion,
    private readonly publishVersion: PublishVersion,
    private readonly promoteVersion: PromoteVersion,
    private readonly retireVersion: RetireVersion,
    private readonly instants: InstantOf,
  ) {}

  @Post('submit')
  @HttpCode(200)
  @Requires('packages:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Hands a draft in for review' })
  @Replies(versionReply)
  async submit(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: submitRequest }) { contentHash }: SubmitRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.review.submit(packageKey, toInt(versionNumber), caller, contentHash));
  }

  @Post('withdraw')
  @HttpCode(200)
  @Requires('packages:write')
  @Idempotent({})
  @ApiOperation({ summary: 'Takes a version back from review; approvals are void' })
  @Replies(versionReply)
  async withdraw(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: withdrawRequest }) _nothing: unknown,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.review.withdraw(packageKey, toInt(versionNumber), caller));
  }

  @Post('approve')
  @HttpCode(200)
  @Requires('packages:approve')
  @Idempotent({})
  @ApiOperation({
    summary: 'Approves what was looked at',
    description: 'A version in review, or with `from` the promotion of a published one; by another person.',
  })
  @Replies(versionReply)
  async approve(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: decideRequest }) request: DecideRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.#decided('approve', packageKey, versionNumber, request, caller));
  }

  @Post('reject')
  @HttpCode(200)
  @Requires('packages:approve')
  @Idempotent({})
  @ApiOperation({ summary: 'Sends a version back to its authors, or refuses a promotion' })
  @Replies(versionReply)
  async reject(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: decideRequest }) request: DecideRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return shown(reply, await this.#decided('reject', packageKey, versionNumber, request, caller));
  }

  @Post('publish')
  @HttpCode(200)
  @Requires('packages:publish')
  @Idempotent({})
  @ApiOperation({ summary: 'Publishes an approved version; what is published already is answered again' })
  @Replies(versionReply)
  async publish(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: publishRequest }) { contentHash, supersedes = [] }: PublishRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { key: packageKey, number: toInt(versionNumber), contentHash, supersedes, actor };
    return shown(reply, await this.publishVersion.run(asked));
  }

  @Post('break-glass')
  @HttpCode(200)
  @Requires('packages:publish')
  @Idempotent({})
  @ApiOperation({ summary: 'Publishes without an approval, with a reason that is kept for ever' })
  @Replies(versionReply)
  async breakGlass(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: breakGlassRequest }) { contentHash, supersedes = [], reason }: BreakGlassRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { key: packageKey, number: toInt(versionNumber), contentHash, supersedes, actor };
    const published = valueOf(await this.publishVersion.run({ ...asked, breakGlass: reason }));
    this.#log.warn(
      `${packageKey}@${versionNumber} was published without an approval by ${actor.holder}: ${reason}`,
    );
    return shown(reply, { ok: true, value: published });
  }

  @Post('promote')
  @HttpCode(200)
  @Requires('packages:publish')
  @Idempotent({})
  @ApiOperation({
    summary: 'Makes a published version current from an instant on',
    description:
      'The first call notes the wish (202); somebody else approves it; the same call again makes it so (200).',
  })
  @Replies(promoteReply)
  @ApiAcceptedResponse({ standardSchema: promoteReply })
  async promote(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: promoteRequest }) { from, contentHash, supersedes = [] }: PromoteRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { state, view } = valueOf(
      await this.promoteVersion.run({
        key: packageKey,
        number: toInt(versionNumber),
        from: this.instants.read(from),
        ...(contentHash === undefined ? {} : { contentHash }),
        supersedes,
        actor,
      }),
    );
    void reply.status(state === 'in-review' ? 202 : 200);
    return { state, version: toPublished(view) };
  }

  @Post('retire')
  @HttpCode(200)
  @Requires('packages:publish')
  @Idempotent({})
  @ApiOperation({ summary: 'Ends a version for everything new' })
  @Replies(versionReply)
  async retire(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: retireRequest }) { reason, supersedes = [] }: RetireRequest,
    @Caller() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { key: packageKey, number: toInt(versionNumber), reason, supersedes, actor };
    return shown(reply, await this.retireVersion.run(asked));
  }

  async #decided(
    verdict: 'approve' | 'reject',
    packageKey: string,
    versionNumber: string,
    { contentHash, definitionsHash, from, comment }: DecideRequest,
    actor: Principal,
  ): Promise<Outcome<VersionView>> {
    return await this.decide.run({
      verdict,
      key: packageKey,
      number: toInt(versionNumber),
      contentHash,
      ...(definitionsHash === undefined ? {} : { definitionsHash }),
      ...(from === undefined ? {} : { from: this.instants.read(from) }),
      ...(comment === undefined ? {} : { comment }),
      actor,
    });
  }
}

const toInt = (text: string): number => Number.parseInt(text, 10);

function shown(reply: FastifyReply, outcome: Outcome<VersionView>) {
  const view = valueOf(outcome);
  void reply.header('etag', viewTag(view));
  return toView(view);
}
