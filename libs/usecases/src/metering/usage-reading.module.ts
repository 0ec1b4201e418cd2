import { Module } from '@nestjs/common';
import { KeptEvents } from './kept-events.js';
import { MeterCatalog } from './meter-catalog.js';
import { MeterUsage } from './meter-usage.js';
import { ReadGroups } from './read-groups.js';

/** What was counted, for whoever tells it and whoever prices it. */
@Module({
  providers: [KeptEvents, MeterCatalog, MeterUsage, ReadGroups],
  exports: [MeterCatalog, MeterUsage, ReadGroups],
})
export class UsageReading {}
