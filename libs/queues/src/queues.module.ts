import { type DynamicModule, Module } from '@nestjs/common';
import { Queues } from './queues.js';

/** Hands the open queues to every module. They are opened and closed outside of Nest, as the storage is. */
@Module({})
export class QueuesModule {
  static of(queues: Queues): DynamicModule {
    const providers = [{ provide: Queues, useValue: queues }];
    return { module: QueuesModule, global: true, providers, exports: providers };
  }
}
