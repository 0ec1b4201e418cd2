import { Module } from '@nestjs/common';
import { MigratingUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { MigrationReader } from './migration-reader.js';
import { SubscriptionMigrationsController } from './subscription-migrations.controller.js';

@Module({
  imports: [MigratingUseCases],
  controllers: [SubscriptionMigrationsController],
  providers: [InstantOf, MigrationReader],
})
export class SubscriptionMigrationsModule {}
