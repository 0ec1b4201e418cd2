import { Module } from '@nestjs/common';
import { ExperimentLibrary } from './experiment-library.js';
import { LiveExperiments } from './live-experiments.js';

/** Experiments for whoever prices or shows them. */
@Module({
  providers: [ExperimentLibrary, LiveExperiments],
  exports: [ExperimentLibrary, LiveExperiments],
})
export class ExperimentReading {}
