import { Module } from '@nestjs/common';
import { ClosingUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { PeriodsController } from './periods.controller.js';

@Module({ imports: [ClosingUseCases], controllers: [PeriodsController], providers: [InstantOf] })
export class PeriodsModule {}
