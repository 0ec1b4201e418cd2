import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { meReply, type MeReply } from '#contracts';
import type { Principal } from '#usecases';
import { AnyKey } from '../access/any-key.js';
import { Caller } from '../access/caller.js';
import { OpenToWorkspace } from '../access/open-to-workspace.js';
import { Replies } from '../documents/replies.js';

@Controller('v1/me')
export class MeController {
  @Get()
  @AnyKey()
  @OpenToWorkspace('in-handler')
  @ApiOperation({ summary: 'Who asks: the holder of the key and what it may do' })
  @Replies(meReply)
  me(@Caller() { keyId, holder, scopes, workspace }: Principal): MeReply {
    return { keyId, holder, scopes: [...scopes], workspace: workspace ?? null };
  }
}
