import { Module } from '@nestjs/common';
import { SubscribingUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { SubscriptionReader } from './subscription-reader.js';
import { SubscriptionsController } from './subscriptions.controller.js';

@Module({
  imports: [SubscribingUseCases],
  controllers: [SubscriptionsController],
  providers: [InstantOf, SubscriptionReader],
})
export class SubscriptionsModule {}
