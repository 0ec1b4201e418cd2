import { Body, Controller, Delete, Headers, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type CheckRequest,
  checkReply,
  checkRequest,
  keyText,
  PATTERNS,
  type PutVersionRequest,
  putVersionRequest,
  versionReply,
} from '#contracts';
import { DeleteDraft, JudgeVersion, type Principal, SaveDraft } from '#usecases';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies, RepliesNothing } from '../documents/replies.js';
import { expectedRevision } from '../preconditions.js';
import { valueOf } from '../problems/value-of.js';
import { viewTag } from './entity-tag.js';
import { toDiagnostic, toView } from './to-wire.js';
import { versionFileOf } from './version-file-of.js';

const key = { schema: keyText };
const number = { schema: z.string().regex(PATTERNS.version) };

/** Versions while they are written. */
@Controller('v1/packages')
@Requires('packages:write')
export class DraftsController {
  constructor(
    private readonly judge: JudgeVersion,
    private readonly saveDraft: SaveDraft,
    private readonly deleteDraft: DeleteDraft,
  ) {}

  @Post('check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Everything that can be said about a rule file; nothing is kept' })
  @Replies(checkReply)
  async checkText(@Body({ schema: checkRequest }) request: CheckRequest) {
    const { diagnostics, sound } = valueOf(await this.judge.run(versionFileOf(request)));
    return {
      sound: sound !== undefined,
      contentHash: sound?.contentHash ?? null,
      diagnostics: diagnostics.map(toDiagnostic),
    };
  }

  @Put(':key/versions/:number')
  @ApiOperation({
    summary: 'Creates a draft, or replaces its words',
    description:
      'Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker. The same words again change nothing.',
  })
  @Replies(versionReply)
  async putVersion(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Body({ schema: putVersionRequest }) request: PutVersionRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const name = { key: packageKey, number: Number.parseInt(versionNumber, 10) };
    const { wasCreated, view } = valueOf(
      await this.saveDraft.run(
        {
          ...versionFileOf(request, name),
          name,
          expected: expectedRevision({ ifMatch, ifNoneMatch }),
          begins: request.begins ?? false,
        },
        caller,
      ),
    );
    void reply.header('etag', viewTag(view));
    if (wasCreated)
      void reply.status(201).header('location', `/v1/packages/${packageKey}/versions/${versionNumber}`);
    return toView(view);
  }

  @Delete(':key/versions/:number')
  @RepliesNothing()
  @ApiOperation({ summary: 'Takes a draft away' })
  async deleteVersion(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Caller() caller: Principal,
  ) {
    const expected = expectedRevision({ ifMatch, ifNoneMatch: undefined });
    valueOf(await this.deleteDraft.run(packageKey, Number.parseInt(versionNumber, 10), expected, caller));
  }
}
