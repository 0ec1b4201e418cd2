import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { healthReply } from '#contracts';
import { Public } from '../access/public.js';
import { Replies } from '../documents/replies.js';
import { Problem } from '../problems/problem.js';
import { Readiness } from './readiness.js';

@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs', security: [] })
  @Replies(healthReply)
  live() {
    return { status: 'up' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The service can answer: the database does', security: [] })
  @Replies(healthReply)
  async ready() {
    if (await this.readiness.check()) return { status: 'up' };
    throw new Problem('service.unavailable', 'the database does not answer now', [], { 'retry-after': '1' });
  }
}
