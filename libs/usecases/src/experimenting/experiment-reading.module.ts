import { Module } from '@nestjs/common';
import { ExperimentLibrary } from './experiment-library.js';
import { FindHoldout } from './find-holdout.js';
import { LiveExperiments } from './live-experiments.js';

/** Experiments for whoever prices or shows them. */
@Module({
  providers: [ExperimentLibrary, FindHoldout, LiveExperiments],
  exports: [ExperimentLibrary, FindHoldout, LiveExperiments],
})
export class ExperimentReading {}
