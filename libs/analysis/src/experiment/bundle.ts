import type { ComparisonPlanDocument } from './plan.js';
import type { ExperimentResults } from './results.js';
import type { SnapshotDocument } from './snapshot.js';

/**
 * A finished experiment, for ever: what was asked, who got which price when, what came of it and what was decided. Every
 * figure in `results` follows from `plan` and `snapshot` alone, so anybody can compute it again without the service.
 */
export interface BundleDocument {
  readonly schema: 'ratebook/bundle-v1';
  readonly experiment: BundledExperiment;
  readonly variants: readonly BundledVariant[];
  /** Which buckets each variant took in which phase, the first phase first. */
  readonly allocation: readonly BundledPhase[];
  /** Everything that happened to the rollout, in order. */
  readonly history: readonly BundledEvent[];
  /** Which variant was decided for; null while nobody has. */
  readonly decision: {
    readonly variant: string;
    readonly reason: string;
    readonly from: string;
    readonly by: string;
    readonly at: string;
  } | null;
  readonly plan: ComparisonPlanDocument;
  readonly snapshot: SnapshotDocument;
  /** What the gates and people looked at before, the first look first: a policy can be tried on it. */
  readonly looks: readonly SnapshotDocument[];
  readonly results: ExperimentResults;
  /** The release that computed the results. */
  readonly engineVersion: string;
}

export interface BundledExperiment {
  readonly key: string;
  readonly contentHash: string;
  /** Its file, byte for byte as text. */
  readonly file: string;
  /** The holdouts and metrics that it was read with, byte for byte as text. */
  readonly holdouts: string | null;
  readonly metrics: string | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly stoppedAt: string | null;
  readonly stoppedBy: string | null;
  readonly stopReason: string | null;
  readonly endedAt: string | null;
}

export interface BundledVariant {
  readonly key: string;
  readonly package: string;
  readonly version: number;
  readonly contentHash: string;
  readonly weight: string;
  readonly closedAt: string | null;
}

export interface BundledPhase {
  readonly phase: number;
  readonly from: string;
  readonly cause: string;
  readonly grants: readonly { readonly variant: string; readonly from: number; readonly to: number }[];
}

export interface BundledEvent {
  readonly at: string;
  readonly kind: string;
  readonly stage: number;
  readonly by: string;
  readonly reason: string | null;
  /** What it was decided by, as the status names it. */
  readonly evidence: string | null;
}

/** The signature is of the canonical JSON of `bundle`, by a key that the service publishes. */
export interface SignedBundle {
  readonly bundle: BundleDocument;
  readonly signature: string;
  /** Whose thumbprint the signature names, so that it can be checked offline. Who trusts it looks it up at the service. */
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
}
