import { type DynamicModule, Module } from '@nestjs/common';
import { MeteringSettings } from './metering-settings.js';

/** Seen everywhere: until when usage may come is also when a unit of an experiment is known to its end. */
@Module({})
export class MeteringSettingsModule {
  static of(settings: MeteringSettings): DynamicModule {
    const providers = [{ provide: MeteringSettings, useValue: settings }];
    return { module: MeteringSettingsModule, global: true, providers, exports: providers };
  }
}
