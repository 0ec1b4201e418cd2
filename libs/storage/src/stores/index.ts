import { ApiKeyStore } from './api-key.store.js';
import { AuditStore } from './audit.store.js';
import { BillingPeriodStore } from './billing-period.store.js';
import { ChangeStore } from './change.store.js';
import { DefinitionSetStore } from './definition-set.store.js';
import { EnrolmentStore } from './enrolment.store.js';
import { ExperimentBillStore } from './experiment-bill.store.js';
import { ExperimentReferenceStore } from './experiment-reference.store.js';
import { ExperimentSnapshotStore } from './experiment-snapshot.store.js';
import { ExperimentStore } from './experiment.store.js';
import { HoldoutStore } from './holdout.store.js';
import { IdempotencyStore } from './idempotency.store.js';
import { OutcomeStore } from './outcome.store.js';
import { OutboxStore } from './outbox.store.js';
import { OverrideStore } from './override.store.js';
import { PackageVersionStore } from './package-version.store.js';
import { PeriodCloseStore } from './period-close.store.js';
import { PriceLockStore } from './price-lock.store.js';
import { PromotionStore } from './promotion.store.js';
import { QuoteAcceptanceStore } from './quote-acceptance.store.js';
import { QuoteCircumstancesStore } from './quote-circumstances.store.js';
import { QuoteDigestStore } from './quote-digest.store.js';
import { QuoteStore } from './quote.store.js';
import { RolloutStore } from './rollout.store.js';
import { SigningKeyStore } from './signing-key.store.js';
import { SubscriptionClockStore } from './subscription-clock.store.js';
import { SubscriptionStore } from './subscription.store.js';
import { UnitFiguresStore } from './unit-figures.store.js';
import { UsageCellStore } from './usage-cell.store.js';
import { UsageCorrectionStore } from './usage-correction.store.js';
import { UsageEventStore } from './usage-event.store.js';
import { UsageFillStore } from './usage-fill.store.js';
import { UsageMeterStore } from './usage-meter.store.js';
import { UsageQuarantineStore } from './usage-quarantine.store.js';
import { UsageReadingStore } from './usage-reading.store.js';
import { UsageRecountStore } from './usage-recount.store.js';
import { UsageRetentionStore } from './usage-retention.store.js';
import { UsageRollupStore } from './usage-rollup.store.js';
import { VersionDraftStore } from './version-draft.store.js';
import { SubscriptionMigrationStore } from './subscription-migration.store.js';
import { WorkspaceStore } from './workspace.store.js';

/** Every store of the system, one for each noun that is kept. Each needs the unit of work and nothing else. */
export const STORES = [
  ApiKeyStore,
  AuditStore,
  BillingPeriodStore,
  ChangeStore,
  DefinitionSetStore,
  EnrolmentStore,
  ExperimentBillStore,
  ExperimentReferenceStore,
  ExperimentSnapshotStore,
  ExperimentStore,
  HoldoutStore,
  IdempotencyStore,
  OutboxStore,
  OutcomeStore,
  OverrideStore,
  PackageVersionStore,
  PeriodCloseStore,
  PriceLockStore,
  PromotionStore,
  QuoteAcceptanceStore,
  QuoteCircumstancesStore,
  QuoteDigestStore,
  QuoteStore,
  RolloutStore,
  SigningKeyStore,
  SubscriptionClockStore,
  SubscriptionStore,
  UnitFiguresStore,
  UsageCellStore,
  UsageCorrectionStore,
  UsageEventStore,
  UsageFillStore,
  UsageMeterStore,
  UsageQuarantineStore,
  UsageReadingStore,
  UsageRecountStore,
  UsageRetentionStore,
  UsageRollupStore,
  VersionDraftStore,
  SubscriptionMigrationStore,
  WorkspaceStore,
] as const;
