import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { type Queues, QueuesModule } from '#queues';
import { type Clock, type Storage, StorageModule } from '#storage';
import {
  AnnouncingUseCases,
  AuditingUseCases,
  ClosingUseCases,
  ComparingUseCases,
  ExperimentingUseCases,
  HousekeepingUseCases,
  type MeteringSettings,
  MeteringUseCases,
  MigratingUseCases,
  QuotingUseCases,
  RolloutUseCases,
  SigningUseCases,
  SubscribingUseCases,
  VerificationUseCases,
} from '#usecases';
import type { Alarm } from './alarm.js';
import { Alarms, DispatchEvents } from './dispatch-events.js';
import { Reconcile, Reconcilers } from './reconcile.js';
import type { Reconciler } from './reconciler.js';

export interface WorkerParts {
  readonly storage: Storage;
  readonly queues: Queues;
  readonly clock: Clock;
  readonly secrets: readonly string[];
  readonly metering: MeteringSettings;
  readonly alarms: readonly Alarm[];
  readonly reconcilers: readonly Reconciler[];
  /** Use cases of a spec. */
  readonly extra: readonly Provider[];
}

@Module({})
export class WorkerModule {
  static of({
    storage,
    queues,
    clock,
    secrets,
    metering,
    alarms,
    reconcilers,
    extra,
  }: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        StorageModule.of(storage, clock),
        QueuesModule.of(queues),
        AnnouncingUseCases,
        AuditingUseCases,
        ClosingUseCases,
        ComparingUseCases,
        ExperimentingUseCases,
        HousekeepingUseCases,
        MeteringUseCases.of(metering),
        MigratingUseCases,
        QuotingUseCases,
        RolloutUseCases,
        SigningUseCases.of(secrets),
        SubscribingUseCases,
        VerificationUseCases,
      ],
      providers: [
        { provide: Alarms, useValue: new Alarms(alarms) },
        { provide: Reconcilers, useValue: new Reconcilers(reconcilers) },
        DispatchEvents,
        Reconcile,
        ...extra,
      ],
    };
  }
}
