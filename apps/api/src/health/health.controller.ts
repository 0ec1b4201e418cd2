import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { healthReply, readinessReply } from '#contracts';
import { Public } from '../access/public.js';
import { Replies } from '../documents/replies.js';
import { Problem } from '../problems/problem.js';
import { Readiness } from './readiness.js';

@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @Replies(healthReply)
  live() {
    return { status: 'up' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'The service can answer',
    description:
      'What it rests on, each by its name. 503 when something that is needed is down, or while stopping.',
  })
  @Replies(readinessReply)
  async ready() {
    const { isReady, checks } = await this.readiness.report();
    if (isReady) return { status: 'up', checks };
    const faults = Object.entries(checks).flatMap(([name, { status, needed, detail = '' }]) =>
      needed && status === 'down' ? [{ code: `${name}-down`, message: detail }] : [],
    );
    const reason = this.readiness.isStopping ? 'the service is stopping' : (faults[0]?.message ?? '');
    throw new Problem('service.unavailable', reason, faults, { 'retry-after': '1' });
  }
}
