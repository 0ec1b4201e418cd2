import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  type AtQuery,
  atQuery,
  keyText,
  packagePage,
  packageSummary,
  type PageQuery,
  pageQuery,
  PATTERNS,
  sourceReply,
  versionPage,
  versionReply,
  type VersionsQuery,
  versionsQuery,
} from '#contracts';
import { FindPackage, ListPackages, ListVersions, ResolveCurrent, ViewVersion } from '#usecases';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { valueOf } from '../problems/value-of.js';
import { InstantOf } from '../quotes/instant-of.js';
import { cursorAfter, limitOf, page, readCursor } from './cursor.js';
import { isKnown, versionTag, viewTag } from './entity-tag.js';
import { toPackage, toVersion, toVersionSummary, toView } from './to-wire.js';

const key = { schema: keyText };
const number = { schema: z.string().regex(PATTERNS.version) };

@Controller('v1/packages')
@Requires('packages:read')
export class PackagesController {
  constructor(
    private readonly listPackages: ListPackages,
    private readonly findPackage: FindPackage,
    private readonly listVersions: ListVersions,
    private readonly viewVersion: ViewVersion,
    private readonly resolveCurrent: ResolveCurrent,
    private readonly instants: InstantOf,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Packages in the order of their keys' })
  @Replies(packagePage)
  async packages(@Query({ schema: pageQuery }) query: PageQuery) {
    const limit = limitOf(query);
    const listed = await this.listPackages.run(readCursor('packages', PATTERNS.key, query.cursor), limit + 1);
    return page(listed, limit, toPackage, (last) => cursorAfter('packages', last.key));
  }

  @Get(':key')
  @ApiOperation({ summary: 'One package' })
  @Replies(packageSummary)
  async package(@Param('key', key) packageKey: string) {
    return toPackage(valueOf(await this.findPackage.run(packageKey)));
  }

  @Get(':key/versions')
  @ApiOperation({ summary: 'Versions of a package, oldest first, drafts among them' })
  @Replies(versionPage)
  async versions(
    @Param('key', key) packageKey: string,
    @Query({ schema: versionsQuery }) query: VersionsQuery,
  ) {
    const limit = limitOf(query);
    const list = `versions ${packageKey}`;
    const after = readCursor(list, PATTERNS.version, query.cursor) || '0';
    const listed = valueOf(
      await this.listVersions.run(packageKey, Number.parseInt(after, 10), limit + 1, query.state),
    );
    return page(listed, limit, toVersionSummary, (last) => cursorAfter(list, `${last.number}`));
  }

  @Get(':key/versions/:number')
  @ApiOperation({
    summary: 'One version, wherever it stands in its life',
    description: 'The ETag of a draft is its revision, that of a published version its content hash.',
  })
  @Replies(versionReply)
  async version(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = valueOf(await this.viewVersion.run(packageKey, Number.parseInt(versionNumber, 10)));
    return tagged(reply, viewTag(found), known) ? toView(found) : undefined;
  }

  @Get(':key/current')
  @ApiOperation({ summary: 'The version that is current at an instant' })
  @Replies(versionReply)
  async current(
    @Param('key', key) packageKey: string,
    @Query({ schema: atQuery }) { at }: AtQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = valueOf(await this.resolveCurrent.run(packageKey, this.instants.read(at)));
    return tagged(reply, versionTag(found), known) ? toVersion(found) : undefined;
  }

  @Get(':key/versions/:number/source')
  @ApiOperation({ summary: 'The rule file as it was written' })
  @Replies(sourceReply, 'application/yaml')
  async source(
    @Param('key', key) packageKey: string,
    @Param('number', number) versionNumber: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = valueOf(await this.viewVersion.run(packageKey, Number.parseInt(versionNumber, 10)));
    if (!tagged(reply, viewTag(found), known)) return undefined;
    const { sourcePath, source } = 'draft' in found ? found.draft : found.version;
    void reply.type(sourcePath.endsWith('.json') ? 'application/json' : 'application/yaml; charset=utf-8');
    return Buffer.from(source);
  }
}

/** Sets the tag; false, and 304, when the caller has these very words. */
function tagged(reply: FastifyReply, tag: string, known: string | undefined): boolean {
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (!isKnown(tag, known)) return true;
  void reply.status(304);
  return false;
}
