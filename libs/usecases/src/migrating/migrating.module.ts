import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { ExperimentReading } from '../experimenting/experiment-reading.module.js';
import { SubscribingUseCases } from '../subscribing/subscribing.module.js';
import { AdvanceMigration } from './advance-migration.js';
import { ApplyNext } from './apply-next.js';
import { CreateMigration } from './create-migration.js';
import { FindMigration } from './find-migration.js';
import { FindWaitingMigrations } from './find-waiting-migrations.js';
import { FinishMigration } from './finish-migration.js';
import { ListMigrationItems } from './list-migration-items.js';
import { PlanMove } from './plan-move.js';
import { PreviewMigration } from './preview-migration.js';
import { RevertNext } from './revert-next.js';
import { SteerMigration } from './steer-migration.js';
import { WriteMove } from './write-move.js';

const parts = [ApplyNext, FinishMigration, PlanMove, PreviewMigration, RevertNext, WriteMove];
const verbs = [
  AdvanceMigration,
  CreateMigration,
  FindMigration,
  FindWaitingMigrations,
  ListMigrationItems,
  SteerMigration,
];

@Module({
  imports: [AuditingUseCases, ExperimentReading, SubscribingUseCases],
  providers: [...parts, ...verbs],
  exports: verbs,
})
export class MigratingUseCases {}
