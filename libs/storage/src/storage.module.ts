import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import type { Storage } from './storage.js';
import { ApiKeyStore } from './stores/api-key.store.js';
import { DefinitionSetStore } from './stores/definition-set.store.js';
import { PackageVersionStore } from './stores/package-version.store.js';
import { UnitOfWork } from './unit-of-work.js';

/** Hands an open storage and the clock to every module. Who opened the storage closes it. */
@Module({})
export class StorageModule {
  static of(storage: Storage, clock: Clock): DynamicModule {
    const providers = [
      { provide: UnitOfWork, useValue: storage.work },
      { provide: PackageVersionStore, useValue: storage.versions },
      { provide: DefinitionSetStore, useValue: storage.definitions },
      { provide: ApiKeyStore, useValue: storage.keys },
      { provide: Clock, useValue: clock },
    ];
    return { module: StorageModule, global: true, providers, exports: providers };
  }
}
