import { type DynamicModule, Module } from '@nestjs/common';
import { MeteringUseCases, type MeteringSettings } from '#usecases';
import { EventIntake } from './event-intake.js';
import { EventsController } from './events.controller.js';
import { QuarantineController } from './quarantine.controller.js';
import { UsageController } from '../usage/usage.controller.js';

@Module({})
export class EventsModule {
  static of(settings: MeteringSettings | undefined): DynamicModule {
    return {
      module: EventsModule,
      imports: [MeteringUseCases.of(settings)],
      controllers: [EventsController, QuarantineController, UsageController],
      providers: [EventIntake],
    };
  }
}
