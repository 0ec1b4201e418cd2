import { Module } from '@nestjs/common';
import { ComparingUseCases, ExperimentingUseCases, QuotingUseCases, RolloutUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { AssignmentsController } from './assignments.controller.js';
import { ExperimentsController } from './experiments.controller.js';
import { LocksController } from './locks.controller.js';
import { OutcomesController } from './outcomes.controller.js';
import { OverridesController } from './overrides.controller.js';
import { ResultsController } from './results.controller.js';
import { RolloutsController } from './rollouts.controller.js';
import { RunningExperimentsController } from './running-experiments.controller.js';
import { StatusStream } from './status-stream.js';

@Module({
  imports: [ComparingUseCases, ExperimentingUseCases, QuotingUseCases, RolloutUseCases],
  controllers: [
    AssignmentsController,
    ExperimentsController,
    LocksController,
    OutcomesController,
    OverridesController,
    ResultsController,
    RolloutsController,
    RunningExperimentsController,
  ],
  providers: [InstantOf, StatusStream],
})
export class ExperimentsModule {}
