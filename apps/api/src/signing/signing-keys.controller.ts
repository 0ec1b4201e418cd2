import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  publishedKeys,
  type RotateSigningKeyRequest,
  rotateSigningKeyRequest,
  signingKeyReply,
} from '#contracts';
import { ListPublishedKeys, type Principal, RotateSigningKey } from '#usecases';
import { Caller } from '../access/caller.js';
import { Public } from '../access/public.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { toPublishedKey, toSigningKey } from './to-wire.js';

@Controller()
export class SigningKeysController {
  constructor(
    private readonly listPublishedKeys: ListPublishedKeys,
    private readonly rotateSigningKey: RotateSigningKey,
  ) {}

  @Get('.well-known/ratebook-keys.json')
  @Public()
  // A new key is published an hour before it signs: nobody meets a signature whose key they cannot know yet.
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    summary: 'The keys that signatures are checked with, as a JWK set (RFC 7517)',
  })
  @Replies(publishedKeys)
  async signingKeys() {
    return { keys: (await this.listPublishedKeys.run()).map(toPublishedKey) };
  }

  @Post('v1/signing-keys/rotate')
  @HttpCode(200)
  @Requires('keys:admin')
  @Idempotent({})
  @ApiOperation({
    summary: 'Another signing key',
    description:
      'It is published at once and signs an hour later. `revoke` is for a key that fell into other hands: the new one signs at once, and nothing is believed that the old one signed.',
  })
  @Replies(signingKeyReply)
  async rotateSigning(
    @Caller() caller: Principal,
    @Body({ schema: rotateSigningKeyRequest }) { reason, revoke }: RotateSigningKeyRequest,
  ) {
    return toSigningKey(await this.rotateSigningKey.run({ actor: caller, reason, revokes: revoke ?? false }));
  }
}
