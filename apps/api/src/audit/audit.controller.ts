import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  auditCheckpoint,
  auditPage,
  type AuditQuery,
  auditQuery,
  checkpointPage,
  type PageQuery,
  pageQuery,
  verifyAuditReply,
  type VerifyAuditRequest,
  verifyAuditRequest,
} from '#contracts';
import { invariant } from '#money';
import { ListAudit, MakeCheckpoint, VerifyAudit } from '#usecases';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { InstantOf } from '../quotes/instant-of.js';
import { valueOf } from '../problems/value-of.js';
import { fromCheckpoint, toAuditEntry, toCheckpoint, toVerification } from './to-wire.js';

const SEQ = /^[1-9][0-9]{0,18}$/;

@Controller('v1/audit')
@Requires('audit:read')
export class AuditController {
  constructor(
    private readonly listAudit: ListAudit,
    private readonly makeCheckpoint: MakeCheckpoint,
    private readonly verifyAudit: VerifyAudit,
    private readonly instants: InstantOf,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Administrative changes, newest first' })
  @Replies(auditPage)
  async audit(@Query({ schema: auditQuery }) query: AuditQuery) {
    const { subject, action, holder } = query;
    const [from, to] = [this.instants.optional(query.from, '/from'), this.instants.optional(query.to, '/to')];
    const filter = {
      ...(subject === undefined ? {} : { subject }),
      ...(action === undefined ? {} : { action }),
      ...(holder === undefined ? {} : { holder }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const limit = limitOf(query);
    const rows = await this.listAudit.run(filter, before('audit', query.cursor), limit + 1);
    return page(rows, limit, toAuditEntry, (last) => cursorAfter('audit', last.seq.toString()));
  }

  @Get('checkpoints')
  @ApiOperation({ summary: 'Signed checkpoints of the audit chain, newest first' })
  @Replies(checkpointPage)
  async auditCheckpoints(@Query({ schema: pageQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const made = await this.listAudit.checkpoints(before('checkpoints', query.cursor), limit + 1);
    return page(made, limit, toCheckpoint, (last) => cursorAfter('checkpoints', last.seq.toString()));
  }

  @Post('checkpoints')
  @HttpCode(200)
  // Signing in the service's name is more than reading.
  @Requires('keys:admin')
  @ApiOperation({
    summary: 'Signs the end of the audit chain now',
    description:
      'For who wants to keep it elsewhere. While the chain has not grown, the last one is answered.',
  })
  @Replies(auditCheckpoint)
  async signCheckpoint() {
    const made = valueOf(await this.makeCheckpoint.run());
    const [last] = made === undefined ? await this.listAudit.checkpoints(undefined, 1) : [made];
    // A chain has a row before anybody can ask: that of the key which signs.
    invariant(last !== undefined, 'a chain that has rows has a checkpoint once it was asked for');
    return toCheckpoint(last);
  }

  @Post('verify')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Walks the whole audit chain and names the first row that is not as it was written',
    description: 'A chain that breaks is an answer, not a problem: look at `ok`.',
  })
  @Replies(verifyAuditReply)
  async verify(@Body({ schema: verifyAuditRequest }) { checkpoint }: VerifyAuditRequest) {
    const kept = checkpoint && fromCheckpoint(checkpoint, (at) => this.instants.read(at));
    return toVerification(await this.verifyAudit.run(kept));
  }
}

function before(list: string, cursor: string | undefined): bigint | undefined {
  const seq = readCursor(list, SEQ, cursor);
  return seq === '' ? undefined : BigInt(seq);
}
