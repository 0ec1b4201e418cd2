import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { ComparingUseCases } from '../comparing/comparing.module.js';
import { MigratingUseCases } from '../migrating/migrating.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { PublishingUseCases } from '../publishing/publishing.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { SubscribingUseCases } from '../subscribing/subscribing.module.js';
import { DrawList } from './draw-list.js';
import { DropVariant } from './drop-variant.js';
import { EndExperiments } from './end-experiments.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { ExperimentReading } from './experiment-reading.module.js';
import { EstimateChanges } from './estimate-changes.js';
import { FindCredits } from './find-credits.js';
import { FindGivenBack } from './find-given-back.js';
import { FindLowest } from './find-lowest.js';
import { FindUnit } from './find-unit.js';
import { ForeseeStart } from './foresee-start.js';
import { GiveNotice } from './give-notice.js';
import { JudgeExperiment } from './judge-experiment.js';
import { KeepLocks } from './keep-locks.js';
import { ListExperiments } from './list-experiments.js';
import { OverrideVariant } from './override-variant.js';
import { RevertWithCredit } from './revert-with-credit.js';
import { ReviewExperiment } from './review-experiment.js';
import { SaveExperiment } from './save-experiment.js';
import { SettleLocks } from './settle-locks.js';
import { ShipExperiment } from './ship-experiment.js';
import { StartExperiment } from './start-experiment.js';
import { StopExperiment } from './stop-experiment.js';
import { ViewExperiment } from './view-experiment.js';

const verbs = [
  DrawList,
  DropVariant,
  FindUnit,
  KeepLocks,
  ListExperiments,
  OverrideVariant,
  ReviewExperiment,
  SettleLocks,
  SaveExperiment,
  ShipExperiment,
  StartExperiment,
  StopExperiment,
  ViewExperiment,
];

@Module({
  imports: [
    AuditingUseCases,
    ComparingUseCases,
    ExperimentReading,
    MigratingUseCases,
    PackagesUseCases,
    PublishingUseCases,
    QuotingUseCases,
    SubscribingUseCases,
  ],
  providers: [
    ForeseeStart,
    EndExperiments,
    EstimateChanges,
    FindCredits,
    FindGivenBack,
    FindLowest,
    ExperimentLedger,
    GiveNotice,
    JudgeExperiment,
    RevertWithCredit,
    ...verbs,
  ],
  exports: [ExperimentLedger, GiveNotice, ...verbs],
})
export class ExperimentingUseCases {}
