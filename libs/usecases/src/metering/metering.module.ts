import { type DynamicModule, Module } from '@nestjs/common';
import { ApplyCorrections } from './apply-corrections.js';
import { CellAdmission } from './cell-admission.js';
import { CountEvents } from './count-events.js';
import { FindEvent } from './find-event.js';
import { DropOldUsage } from './drop-old-usage.js';
import { FillMeter } from './fill-meter.js';
import { FindReleasableEvents } from './find-releasable-events.js';
import { FindUnfilledMeters } from './find-unfilled-meters.js';
import { IngestEvents } from './ingest-events.js';
import { LawOfUsage } from './law-of-usage.js';
import { ListQuarantined } from './list-quarantined.js';
import { LiveMeters } from './live-meters.js';
import { MeteringSettings } from './metering-settings.js';
import { MeteringSettingsModule } from './metering-settings.module.js';
import { QuarantineEvents } from './quarantine-events.js';
import { ReadUsage } from './read-usage.js';
import { RecountEvent } from './recount-event.js';
import { ReleaseQuarantined } from './release-quarantined.js';
import { UsageReading } from './usage-reading.module.js';

const verbs = [
  DropOldUsage,
  FindEvent,
  FillMeter,
  FindReleasableEvents,
  FindUnfilledMeters,
  IngestEvents,
  ListQuarantined,
  ReadUsage,
  ReleaseQuarantined,
];
const parts = [
  ApplyCorrections,
  CellAdmission,
  CountEvents,
  LawOfUsage,
  LiveMeters,
  QuarantineEvents,
  RecountEvent,
];

@Module({})
export class MeteringUseCases {
  static of(settings = new MeteringSettings()): DynamicModule {
    return {
      module: MeteringUseCases,
      imports: [MeteringSettingsModule.of(settings), UsageReading],
      providers: [...parts, ...verbs],
      exports: verbs,
    };
  }
}
