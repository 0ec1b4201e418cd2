import { Module } from '@nestjs/common';
import { ExperimentingUseCases } from '#usecases';
import { ExperimentsController } from './experiments.controller.js';

@Module({ imports: [ExperimentingUseCases], controllers: [ExperimentsController] })
export class ExperimentsModule {}
