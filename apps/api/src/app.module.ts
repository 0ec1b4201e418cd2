import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Log } from '#observing';
import { type Clock, type Storage, StorageModule } from '#storage';
import {
  HousekeepingUseCases,
  KeysModule,
  type MeteringSettings,
  PublishingUseCases,
  SigningUseCases,
} from '#usecases';
import { AccessGuard } from './access/access.guard.js';
import { Limits } from './access/limits.js';
import { RouteTable } from './access/route-table.js';
import { ApiDescription, OpenApiController } from './documents/open-api.controller.js';
import { SchemasController, SchemasFolder } from './documents/schemas.controller.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { AuditModule } from './audit/audit.module.js';
import { AccessModule } from './keys/access.module.js';
import { LoggingModule } from './logging/logging.module.js';
import { EventsModule } from './events/events.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { MetersModule } from './meters/meters.module.js';
import { PackagesModule } from './packages/packages.module.js';
import { PeriodsModule } from './periods/periods.module.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { RequestValidationPipe } from './problems/request-validation.pipe.js';
import { QuotesModule } from './quotes/quotes.module.js';
import { SigningModule } from './signing/signing.module.js';
import { SubscriptionMigrationsModule } from './subscription-migrations/subscription-migrations.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { WorkspacesModule } from './workspaces/workspaces.module.js';

export interface AppParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly routes: RouteTable;
  readonly schemasFolder: string;
  readonly log: Log;
  /** Absent: nobody is limited. */
  readonly limits?: Limits | undefined;
  /** What private keys are sealed with at rest. */
  readonly secrets?: readonly string[] | undefined;
  readonly readiness: Readiness;
  /** What may be set of usage. */
  readonly metering?: MeteringSettings | undefined;
}

@Module({})
export class AppModule {
  static of({
    storage,
    clock,
    routes,
    schemasFolder,
    log,
    readiness,
    limits,
    secrets = [],
    metering,
  }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggingModule.of(log),
        StorageModule.of(storage, clock),
        SigningUseCases.of(secrets),
        HousekeepingUseCases,
        KeysModule,
        PublishingUseCases,
        PackagesModule,
        PeriodsModule,
        QuotesModule,
        MetersModule,
        EventsModule.of(metering),
        ExperimentsModule,
        AccessModule,
        AuditModule,
        SigningModule,
        SubscriptionMigrationsModule,
        SubscriptionsModule,
        WorkspacesModule,
      ],
      controllers: [HealthController, OpenApiController, SchemasController],
      providers: [
        { provide: RouteTable, useValue: routes },
        { provide: Readiness, useValue: readiness },
        { provide: SchemasFolder, useValue: new SchemasFolder(schemasFolder) },
        ApiDescription,
        { provide: Limits, useValue: limits ?? new Limits(undefined) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
