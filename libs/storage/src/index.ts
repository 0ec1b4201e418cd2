export { ChangeFeed, type ChangeHandler } from './change-feed.js';
export type { ChangeHint } from './change-hint.js';
export { Clock, SystemClock } from './clock.js';
export { DatabaseClock } from './database-clock.js';
export { prepareFolder } from './embedded/data-folder.js';
export {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres.js';
export { millisecondsOf, newId } from './new-id.js';
export type {
  AuditRow,
  DefinitionSet,
  KeptReply,
  PackageSummary,
  StoredVersion,
  VersionSummary,
} from './records.js';
export type {
  MigrationCost,
  MigrationFilter,
  MigrationItem,
  MigrationItemState,
  MigrationMode,
  MigrationPreview,
  MigrationReason,
  MigrationStage,
  MigrationState,
  SubscriptionMigration,
} from './records/subscription-migrations.js';
export type { ApiKey } from './records/api-key.js';
export type { AuditCheckpoint, AuditFilter } from './records/audit-checkpoint.js';
export {
  type ActingExperiment,
  type AskedPrice,
  type AssignedUnitRecord,
  type ExperimentCircumstances,
  type ExperimentOverride,
  type HeldAssignment,
  type HeldLock,
  type HeldOverride,
  type ListedAssignment,
  type NewEnrolment,
  NO_EXPERIMENTS,
} from './records/enrolments.js';
export type {
  BucketGrant,
  BucketSpan,
  ExperimentApproval,
  ExperimentDecision,
  ExperimentPhase,
  ExperimentState,
  ExperimentVariant,
  StoredExperiment,
  StoredHoldout,
} from './records/experiments.js';
export type {
  BillingPeriod,
  DuePeriod,
  PeriodClose,
  PeriodCloseFilter,
  PeriodCloseShard,
  PeriodDecision,
  PeriodFailure,
  PeriodItem,
  PeriodProgress,
  PeriodTotals,
} from './records/periods.js';
export { ROLLOUT_EVENTS } from './records/rollouts.js';
export type {
  RolloutEvent,
  RolloutEvidence,
  RolloutState,
  StageApproval,
  StoredRollout,
} from './records/rollouts.js';
export type { ExperimentCandidate } from './records/candidates.js';
export type { LockedPeriod, QuoteBrief } from './records/credits.js';
export type {
  ReferenceBill,
  ReferenceMargins,
  ReferencePeriod,
  ReferenceStanding,
} from './records/experiment-references.js';
export type {
  ArmSpend,
  BillsOf,
  BillTotals,
  ExperimentBill,
  FormerBill,
  FormerPeriod,
  UnitRange,
  OpenSubscription,
  QuotedArm,
  UnitPeriod,
} from './records/experiment-bills.js';
export type { LastingLock, PriceLock, ThenApply } from './records/price-locks.js';
export type { Outcome, OutcomeSums, UnitShare, Watched } from './records/outcomes.js';
export type { OutboxEvent, StampedEvent } from './records/outbox.js';
export type {
  AcceptedPrice,
  HeldSpan,
  HeldSubscription,
  QuoteCircumstances,
} from './records/quote-circumstances.js';
export type {
  AdjustmentCause,
  KeptQuote,
  LateEvent,
  QuoteAcceptance,
  QuoteAdjustment,
  QuoteFailure,
  QuoteFilter,
  QuoteKind,
} from './records/quotes.js';
export type { SigningKey } from './records/signing-key.js';
export type { SubscriptionClock } from './records/subscription-clock.js';
export type {
  AttributeValues,
  Quantities,
  Subscription,
  SubscriptionSegment,
  Workspace,
} from './records/subscriptions.js';
export type {
  ClosedPeriod,
  Digest,
  FillPlace,
  KeptUsageEvent,
  LateUsage,
  QuarantinedEvent,
  RegisteredMeter,
  UsageCell,
  UsageCellMonth,
  UsageChange,
  UsageCircumstances,
  UsageEvent,
  UsageIdentity,
  UsageRollup,
  UsageUnique,
} from './records/usage.js';
export type { Promotion, VersionApproval, VersionDraft } from './records/versions.js';
export { onPort, portFault } from './port-fault.js';
export { refuse, type SetupFault, type SetupOutcome } from './setup-fault.js';
export { openStorage, type Storage } from './storage.js';
export { StorageModule } from './storage.module.js';
export { ApiKeyStore } from './stores/api-key.store.js';
export { AuditStore } from './stores/audit.store.js';
export { BillingPeriodStore } from './stores/billing-period.store.js';
export { ChangeStore } from './stores/change.store.js';
export { DefinitionSetStore } from './stores/definition-set.store.js';
export { type Enrolling, EnrolmentStore } from './stores/enrolment.store.js';
export { ExperimentBillStore } from './stores/experiment-bill.store.js';
export { ExperimentSnapshotStore } from './stores/experiment-snapshot.store.js';
export { type MetricCap, UnitFiguresStore } from './stores/unit-figures.store.js';
export {
  type ArmSnapshotRow,
  BILL_METRICS,
  type BillMetric,
  type BillSumsRow,
  type ListedValueRow,
} from './statements/snapshot-sums.js';
export type { PhaseUnits } from './statements/experiments.js';
export type { FiguresOf, SnapshotShard, StoredSnapshot, UnitSums } from './records/experiment-snapshots.js';
export { ExperimentReferenceStore } from './stores/experiment-reference.store.js';
export { ExperimentStore } from './stores/experiment.store.js';
export { HoldoutStore } from './stores/holdout.store.js';
export { type IdempotencyKey, IdempotencyStore } from './stores/idempotency.store.js';
export { OutcomeStore } from './stores/outcome.store.js';
export { OutboxStore } from './stores/outbox.store.js';
export { OverrideStore } from './stores/override.store.js';
export { PackageVersionStore } from './stores/package-version.store.js';
export { PeriodCloseStore, type ShardSubscription } from './stores/period-close.store.js';
export { PriceLockStore } from './stores/price-lock.store.js';
export { PromotionStore } from './stores/promotion.store.js';
export { QuoteAcceptanceStore } from './stores/quote-acceptance.store.js';
export { type CircumstancesOf, QuoteCircumstancesStore } from './stores/quote-circumstances.store.js';
export { QUOTE_DIGEST, QuoteDigestStore } from './stores/quote-digest.store.js';
export { type Keeping, type QuotePlace, QuoteStore } from './stores/quote.store.js';
export { RolloutStore } from './stores/rollout.store.js';
export { SigningKeyStore } from './stores/signing-key.store.js';
export { SubscriptionClockStore } from './stores/subscription-clock.store.js';
export { type NewSegment, SubscriptionStore } from './stores/subscription.store.js';
export { UsageCellStore } from './stores/usage-cell.store.js';
export { type EventSpan, UsageCorrectionStore } from './stores/usage-correction.store.js';
export { UsageEventStore, type UsageSpan } from './stores/usage-event.store.js';
export { type ShardEvent, type UnfilledShard, UsageFillStore } from './stores/usage-fill.store.js';
export { type NewMeter, UsageMeterStore } from './stores/usage-meter.store.js';
export {
  type QuarantinePlace,
  type ReleaseFilter,
  UsageQuarantineStore,
} from './stores/usage-quarantine.store.js';
export {
  type GroupedTally,
  type GroupedUniques,
  type LevelChange,
  type MeteredGroups,
  UsageReadingStore,
} from './stores/usage-reading.store.js';
export { UsageRecountStore } from './stores/usage-recount.store.js';
export { type UsageMonth, UsageRetentionStore } from './stores/usage-retention.store.js';
export { UsageRollupStore } from './stores/usage-rollup.store.js';
export { VersionDraftStore } from './stores/version-draft.store.js';
export {
  type Decision,
  type MatchedSubscription,
  type StageCount,
  SubscriptionMigrationStore,
} from './stores/subscription-migration.store.js';
export { type WorkspaceContent, WorkspaceStore } from './stores/workspace.store.js';
export type { ArmCount } from './statements/experiments.js';
export { isUnavailable } from './unavailable.js';
export { UnitOfWork } from './unit-of-work.js';
