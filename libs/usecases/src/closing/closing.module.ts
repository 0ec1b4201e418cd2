import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { UsageReading } from '../metering/usage-reading.module.js';
import { SubscribingUseCases } from '../subscribing/subscribing.module.js';
import { AdjustPeriod } from './adjust-period.js';
import { AdjustPeriods } from './adjust-periods.js';
import { BillPeriod } from './bill-period.js';
import { CloseNext } from './close-next.js';
import { CloseShard } from './close-shard.js';
import { DuePeriods } from './due-periods.js';
import { FindOpenShards } from './find-open-shards.js';
import { FinishClose } from './finish-close.js';
import { MarkPeriods } from './mark-periods.js';
import { RequestClose } from './request-close.js';
import { ViewClose } from './view-close.js';

const parts = [AdjustPeriod, BillPeriod, CloseNext, DuePeriods, FinishClose, MarkPeriods];
const verbs = [AdjustPeriods, CloseShard, FindOpenShards, RequestClose, ViewClose];

@Module({
  imports: [AuditingUseCases, QuotingUseCases, SubscribingUseCases, UsageReading],
  providers: [...parts, ...verbs],
  exports: verbs,
})
export class ClosingUseCases {}
