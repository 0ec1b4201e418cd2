import { CreatePackageVersion1795392000000 } from './1795392000000-create-package-version.js';
import { CreateApiKey1795392000001 } from './1795392000001-create-api-key.js';
import { CreateOutbox1795600000000 } from './1795600000000-create-outbox.js';
import { CreateAudit1795600000001 } from './1795600000001-create-audit.js';
import { CreateIdempotency1795600000002 } from './1795600000002-create-idempotency.js';
import { CreateVersionDraft1795600200000 } from './1795600200000-create-version-draft.js';
import { CreatePromotion1795600200001 } from './1795600200001-create-promotion.js';
import { OrderOutbox1795600100000 } from './1795600100000-order-outbox.js';
import { CreateWorkspace1795600300000 } from './1795600300000-create-workspace.js';
import { CreateSubscription1795600300001 } from './1795600300001-create-subscription.js';
import { CreateSubscriptionClock1795600310000 } from './1795600310000-create-subscription-clock.js';
import { CreateSubscriptionMigration1795600320000 } from './1795600320000-create-subscription-migration.js';
import { CreateQuote1795600400000 } from './1795600400000-create-quote.js';
import { CreateSigningKey1795600500000 } from './1795600500000-create-signing-key.js';
import { ExtendApiKey1795600500001 } from './1795600500001-extend-api-key.js';
import { CreateRateLimit1795600500002 } from './1795600500002-create-rate-limit.js';
import { RequireApproval1795600700000 } from './1795600700000-require-approval.js';
import { CreateUsageEvent1795700000000 } from './1795700000000-create-usage-event.js';
import { CreateUsageMeter1795700000001 } from './1795700000001-create-usage-meter.js';
import { CreateUsageRollup1795700000002 } from './1795700000002-create-usage-rollup.js';
import { CreateUsageCorrection1795700000003 } from './1795700000003-create-usage-correction.js';
import { CreateBillingPeriod1795700000004 } from './1795700000004-create-billing-period.js';
import { CreateUsageRetention1795700000005 } from './1795700000005-create-usage-retention.js';
import { CreatePeriodClose1795700000006 } from './1795700000006-create-period-close.js';
import { CreateExperiment1795800000000 } from './1795800000000-create-experiment.js';
import { CreateAssignment1795800000001 } from './1795800000001-create-assignment.js';
import { CreateOverride1795800000002 } from './1795800000002-create-override.js';
import { LetMigrationsOverrideLocks1795800000003 } from './1795800000003-let-migrations-override-locks.js';
import { CreateRollout1795900000000 } from './1795900000000-create-rollout.js';
import { CreateOutcome1795900000001 } from './1795900000001-create-outcome.js';
import { CreateExperimentBill1796000000000 } from './1796000000000-create-experiment-bill.js';
import { CreateExperimentReference1796100000000 } from './1796100000000-create-experiment-reference.js';
import { WatchPausedRollouts1796100000001 } from './1796100000001-watch-paused-rollouts.js';
import { CreateExperimentSnapshot1796200000000 } from './1796200000000-create-experiment-snapshot.js';

/** In order. A migration that is merged is history: it never changes, another one follows it. */
export const migrations = [
  CreatePackageVersion1795392000000,
  CreateApiKey1795392000001,
  CreateOutbox1795600000000,
  CreateAudit1795600000001,
  CreateIdempotency1795600000002,
  CreateVersionDraft1795600200000,
  CreatePromotion1795600200001,
  OrderOutbox1795600100000,
  CreateWorkspace1795600300000,
  CreateSubscription1795600300001,
  CreateSubscriptionClock1795600310000,
  CreateSubscriptionMigration1795600320000,
  CreateQuote1795600400000,
  CreateSigningKey1795600500000,
  ExtendApiKey1795600500001,
  CreateRateLimit1795600500002,
  RequireApproval1795600700000,
  CreateUsageEvent1795700000000,
  CreateUsageMeter1795700000001,
  CreateUsageRollup1795700000002,
  CreateUsageCorrection1795700000003,
  CreateBillingPeriod1795700000004,
  CreateUsageRetention1795700000005,
  CreatePeriodClose1795700000006,
  CreateExperiment1795800000000,
  CreateAssignment1795800000001,
  CreateOverride1795800000002,
  LetMigrationsOverrideLocks1795800000003,
  CreateRollout1795900000000,
  CreateOutcome1795900000001,
  CreateExperimentBill1796000000000,
  CreateExperimentReference1796100000000,
  WatchPausedRollouts1796100000001,
  CreateExperimentSnapshot1796200000000,
];
