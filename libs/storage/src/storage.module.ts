import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeFeed } from './change-feed.js';
import { Clock } from './clock.js';
import { DatabaseClock } from './database-clock.js';
import type { Storage } from './storage.js';
import { STORES } from './stores/index.js';
import { UnitOfWork } from './unit-of-work.js';

/**
 * Hands an open storage and the clock to every module. It was migrated and opened before Nest, so that a fault at the
 * start is one clear sentence; from here on its connection lives and ends with the application.
 */
@Module({})
export class StorageModule {
  static of(storage: Storage, clock: Clock): DynamicModule {
    const providers = [
      { provide: UnitOfWork, useValue: storage.work },
      ...STORES.map((store) => ({ provide: store, useValue: storage.store<object>(store) })),
      { provide: ChangeFeed, useValue: storage.feed },
      { provide: Clock, useValue: clock },
      { provide: DatabaseClock, useValue: new DatabaseClock(storage.work, clock) },
    ];
    // Service and worker may live in one process, each with a connection: Nest wants to tell them apart.
    const connection = TypeOrmModule.forRootAsync({
      name: `ratebook-${randomUUID()}`,
      useFactory: () => storage.source.options,
      dataSourceFactory: () => Promise.resolve(storage.source),
    });
    return { module: StorageModule, global: true, imports: [connection], providers, exports: providers };
  }
}
