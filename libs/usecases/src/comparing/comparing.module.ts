import { Module } from '@nestjs/common';
import { ExperimentReading } from '../experimenting/experiment-reading.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { SigningUseCases } from '../signing/signing.module.js';
import { ComparedVersions } from './compared-versions.js';
import { ComputeShard } from './compute-shard.js';
import { DescribeSnapshot } from './describe-snapshot.js';
import { FindCandidates } from './find-candidates.js';
import { FindComparison } from './find-comparison.js';
import { FindDetectable } from './find-detectable.js';
import { FindOpenSnapshots } from './find-open-snapshots.js';
import { FindReference } from './find-reference.js';
import { FinishSnapshot } from './finish-snapshot.js';
import { FixCaps } from './fix-caps.js';
import { KeepOutcomes } from './keep-outcomes.js';
import { LookAtBreakEven } from './look-at-break-even.js';
import { MakeBundle } from './make-bundle.js';
import { MeasureBills } from './measure-bills.js';
import { MeasureListed } from './measure-listed.js';
import { MeasureMetrics } from './measure-metrics.js';
import { RatePeriod } from './rate-period.js';
import { RateReference } from './rate-reference.js';
import { RefreshResults } from './refresh-results.js';
import { SimulateStage } from './simulate-stage.js';
import { TakeSnapshot } from './take-snapshot.js';
import { ViewResults } from './view-results.js';

const parts = [
  ComparedVersions,
  DescribeSnapshot,
  FinishSnapshot,
  FixCaps,
  MeasureListed,
  MeasureMetrics,
  RatePeriod,
];
const verbs = [
  ComputeShard,
  FindCandidates,
  FindComparison,
  FindDetectable,
  FindOpenSnapshots,
  FindReference,
  KeepOutcomes,
  LookAtBreakEven,
  MakeBundle,
  MeasureBills,
  RateReference,
  RefreshResults,
  SimulateStage,
  TakeSnapshot,
  ViewResults,
];

@Module({
  imports: [ExperimentReading, PackagesUseCases, QuotingUseCases, SigningUseCases],
  providers: [...parts, ...verbs],
  exports: verbs,
})
export class ComparingUseCases {}
