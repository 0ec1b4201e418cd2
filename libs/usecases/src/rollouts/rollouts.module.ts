import { Module } from '@nestjs/common';
import { ComparingUseCases } from '../comparing/comparing.module.js';
import { ExperimentReading } from '../experimenting/experiment-reading.module.js';
import { ExperimentingUseCases } from '../experimenting/experimenting.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { AdvanceRollout } from './advance-rollout.js';
import { EmergencyStop } from './emergency-stop.js';
import { FinishStop } from './finish-stop.js';
import { FindUnfinishedStops } from './find-unfinished-stops.js';
import { FindDueRollouts } from './find-due-rollouts.js';
import { FindSubject } from './find-subject.js';
import { LookAtGuardrails } from './look-at-guardrails.js';
import { LookAtBills } from './look-at-bills.js';
import { LookAtGates } from './look-at-gates.js';
import { LookAtLimits } from './look-at-limits.js';
import { MoveRollout } from './move-rollout.js';
import { PreviewRollout } from './preview-rollout.js';
import { SteerRollout } from './steer-rollout.js';
import { ViewRollout } from './view-rollout.js';

const verbs = [
  AdvanceRollout,
  EmergencyStop,
  FindDueRollouts,
  FindUnfinishedStops,
  FinishStop,
  MoveRollout,
  PreviewRollout,
  SteerRollout,
  ViewRollout,
];

@Module({
  imports: [ComparingUseCases, ExperimentReading, ExperimentingUseCases, PackagesUseCases],
  providers: [FindSubject, LookAtBills, LookAtLimits, LookAtGates, LookAtGuardrails, ...verbs],
  exports: verbs,
})
export class RolloutUseCases {}
