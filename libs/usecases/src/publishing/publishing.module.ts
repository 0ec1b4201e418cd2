import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { BoundedCheck } from '../checking/bounded-check.js';
import { MeterRegistration } from '../metering/meter-registration.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { CompareVersions } from './compare-versions.js';
import { DecideVersion } from './decide-version.js';
import { DeleteDraft } from './delete-draft.js';
import { DraftRules } from './draft-rules.js';
import { FindEnrolling } from './find-enrolling.js';
import { FindGap } from './find-gap.js';
import { JudgeVersion } from './judge-version.js';
import { PlanPublishing } from './plan-publishing.js';
import { PromoteVersion } from './promote-version.js';
import { PublishedDefinitions } from './published-definitions.js';
import { PublishRules } from './publish-rules.js';
import { PublishVersion } from './publish-version.js';
import { RegisterPublishedMeters } from './register-published-meters.js';
import { RetireVersion } from './retire-version.js';
import { ReviewVersion } from './review-version.js';
import { SaveDraft } from './save-draft.js';
import { VersionLedger } from './version-ledger.js';
import { ViewVersion } from './view-version.js';

const verbs = [
  CompareVersions,
  DecideVersion,
  DeleteDraft,
  DraftRules,
  JudgeVersion,
  PlanPublishing,
  PromoteVersion,
  PublishRules,
  PublishVersion,
  RegisterPublishedMeters,
  RetireVersion,
  ReviewVersion,
  SaveDraft,
  ViewVersion,
];

@Module({
  imports: [AuditingUseCases, MeterRegistration, PackagesUseCases],
  providers: [BoundedCheck, FindEnrolling, FindGap, PublishedDefinitions, VersionLedger, ...verbs],
  exports: [BoundedCheck, PublishedDefinitions, ...verbs],
})
export class PublishingUseCases {}
