import { Module } from '@nestjs/common';
import { PackagesUseCases, PublishingUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { DraftsController } from './drafts.controller.js';
import { PackagesController } from './packages.controller.js';
import { PlansController } from './plans.controller.js';
import { PublishingController } from './publishing.controller.js';

@Module({
  imports: [PackagesUseCases, PublishingUseCases],
  controllers: [PackagesController, DraftsController, PlansController, PublishingController],
  providers: [InstantOf],
})
export class PackagesModule {}
