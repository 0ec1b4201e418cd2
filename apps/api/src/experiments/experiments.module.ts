import { Module } from '@nestjs/common';
import { ExperimentingUseCases, QuotingUseCases } from '#usecases';
import { AssignmentsController } from './assignments.controller.js';
import { ExperimentsController } from './experiments.controller.js';

@Module({
  imports: [ExperimentingUseCases, QuotingUseCases],
  controllers: [AssignmentsController, ExperimentsController],
})
export class ExperimentsModule {}
