import { type DynamicModule, Module } from '@nestjs/common';
import type { Log } from '#observing';
import { ServiceLog } from './service-log.js';

/** The one log of the process, for every module. */
@Module({})
export class LoggingModule {
  static of(log: Log): DynamicModule {
    const providers = [{ provide: ServiceLog, useValue: new ServiceLog(log) }];
    return { module: LoggingModule, global: true, providers, exports: providers };
  }
}
