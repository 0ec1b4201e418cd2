import { Module } from '@nestjs/common';
import { PackagesUseCases } from '../packages/packages.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { ComparedVersions } from './compared-versions.js';
import { FindCandidates } from './find-candidates.js';
import { FindDetectable } from './find-detectable.js';
import { FindReference } from './find-reference.js';
import { KeepOutcomes } from './keep-outcomes.js';
import { MeasureBills } from './measure-bills.js';
import { RateReference } from './rate-reference.js';
import { SimulateStage } from './simulate-stage.js';

const verbs = [
  FindCandidates,
  FindDetectable,
  FindReference,
  KeepOutcomes,
  MeasureBills,
  RateReference,
  SimulateStage,
];

@Module({
  imports: [PackagesUseCases, QuotingUseCases],
  providers: [ComparedVersions, ...verbs],
  exports: verbs,
})
export class ComparingUseCases {}
