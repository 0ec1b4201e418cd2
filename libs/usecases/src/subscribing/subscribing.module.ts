import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { ExperimentReading } from '../experimenting/experiment-reading.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { WorkspacesUseCases } from '../workspaces/workspaces.module.js';
import { AmendSubscription } from './amend-subscription.js';
import { AnnounceRenewals } from './announce-renewals.js';
import { ChangePackage } from './change-package.js';
import { ChangeSubscription } from './change-subscription.js';
import { CurrentPeriod } from './current-period.js';
import { EndSubscription } from './end-subscription.js';
import { EstimatePeriod } from './estimate-period.js';
import { FindBoundary } from './find-boundary.js';
import { FindSubscription } from './find-subscription.js';
import { ListSubscriptions } from './list-subscriptions.js';
import { PauseSubscription } from './pause-subscription.js';
import { PinVersion } from './pin-version.js';
import { ResumeSubscription } from './resume-subscription.js';
import { StartSubscription } from './start-subscription.js';
import { WindClock } from './wind-clock.js';
import { WritePlan } from './write-plan.js';
import { WriteStart } from './write-start.js';

const parts = [
  AmendSubscription,
  CurrentPeriod,
  EstimatePeriod,
  FindBoundary,
  PinVersion,
  WindClock,
  WritePlan,
  WriteStart,
];
const verbs = [
  AnnounceRenewals,
  ChangePackage,
  ChangeSubscription,
  EndSubscription,
  FindSubscription,
  ListSubscriptions,
  PauseSubscription,
  ResumeSubscription,
  StartSubscription,
];

@Module({
  imports: [AuditingUseCases, ExperimentReading, PackagesUseCases, WorkspacesUseCases],
  providers: [...parts, ...verbs],
  exports: [...verbs, EstimatePeriod, FindBoundary, PinVersion, WritePlan],
})
export class SubscribingUseCases {}
