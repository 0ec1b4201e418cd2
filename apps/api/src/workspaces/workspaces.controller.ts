import { Body, Controller, Get, Headers, Param, Put, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type PageQuery,
  pageQuery,
  PATTERNS,
  type SaveWorkspaceRequest,
  saveWorkspaceRequest,
  workspaceIdText,
  workspacePage,
  workspaceReply,
} from '#contracts';
import { FindWorkspace, ListWorkspaces, type Principal, SaveWorkspace } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { cursorAfter, limitOf, page, readCursor } from '../packages/cursor.js';
import { isKnown } from '../packages/entity-tag.js';
import { expectedRevision, revisionTag } from '../preconditions.js';
import { valueOf } from '../problems/value-of.js';
import { toWorkspace } from './to-wire.js';

const id = { schema: workspaceIdText };

@Controller('v1/workspaces')
export class WorkspacesController {
  constructor(
    private readonly listWorkspaces: ListWorkspaces,
    private readonly findWorkspace: FindWorkspace,
    private readonly saveWorkspace: SaveWorkspace,
  ) {}

  @Get()
  @Requires('workspaces:read')
  @ApiOperation({ summary: 'Workspaces in the order of their ids' })
  @Replies(workspacePage)
  async workspaces(@Query({ schema: pageQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const after = readCursor('workspaces', PATTERNS.identifier, query.cursor);
    const listed = await this.listWorkspaces.run(after, limit + 1);
    return page(listed, limit, toWorkspace, (last) => cursorAfter('workspaces', last.id));
  }

  @Get(':id')
  @Requires('workspaces:read')
  @ApiOperation({ summary: 'One workspace; its ETag is its revision' })
  @Replies(workspaceReply)
  async workspace(
    @Param('id', id) workspaceId: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = valueOf(await this.findWorkspace.run(workspaceId));
    const tag = revisionTag(found.revision);
    void reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (!isKnown(tag, known)) return toWorkspace(found);
    void reply.status(304);
    return undefined;
  }

  @Put(':id')
  @Requires('workspaces:write')
  @ApiOperation({
    summary: 'Creates a workspace, or replaces it as a whole',
    description:
      'Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker.',
  })
  @Replies(workspaceReply)
  async putWorkspace(
    @Param('id', id) workspaceId: string,
    @Body({ schema: saveWorkspaceRequest }) request: SaveWorkspaceRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { attributes = {}, billingAccount, timeZone = 'UTC' } = request;
    const content = {
      id: workspaceId,
      attributes,
      timeZone,
      ...(billingAccount === undefined ? {} : { billingAccount }),
    };
    const expected = expectedRevision({ ifMatch, ifNoneMatch });
    const saved = valueOf(await this.saveWorkspace.run(content, expected, caller));
    void reply.header('etag', revisionTag(saved.revision));
    if (saved.revision === 1)
      void reply.status(201).header('location', `/v1/workspaces/${encodeURIComponent(saved.id)}`);
    return toWorkspace(saved);
  }
}
