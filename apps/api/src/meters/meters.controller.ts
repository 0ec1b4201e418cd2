import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { Meter } from '#catalog';
import { meterList, type MeterReply } from '#contracts';
import { ListMeters } from '#usecases';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';

@Controller('v1/meters')
@Requires('packages:read')
export class MetersController {
  constructor(private readonly listMeters: ListMeters) {}

  @Get()
  @ApiOperation({ summary: 'What usage can be measured by, as published last' })
  @Replies(meterList)
  async meters() {
    return { data: (await this.listMeters.run()).map(toWire), nextCursor: null };
  }
}

function toWire({ key, title, event, aggregation, value, dimensions, unitCost }: Meter): MeterReply {
  return {
    key,
    ...(title === undefined ? {} : { title }),
    event,
    aggregation,
    ...(value === undefined ? {} : { value }),
    dimensions: [...dimensions],
    ...(unitCost === undefined ? {} : { unitCost: unitCost.toString() }),
  };
}
