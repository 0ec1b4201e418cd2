import type { Instant } from '#calendar';
import type { Diagnostic } from '#rulebook';
import type { Promotion, StoredVersion, VersionApproval, VersionDraft } from '#storage';

/** A version wherever it stands in its life, with what people decided about it. */
export type VersionView = PublishedView | DraftView;

export interface PublishedView {
  readonly state: 'published' | 'retired';
  readonly version: StoredVersion;
  readonly promotions: readonly Promotion[];
  /** When it becomes current, each time until another one does. */
  readonly current: readonly Instant[];
  /** Versions whose scheduled day it took. */
  readonly supersedes: readonly number[];
}

export interface DraftView {
  readonly state: 'draft' | 'in-review';
  readonly draft: VersionDraft;
  /** Of the present submission. */
  readonly approvals: readonly VersionApproval[];
  /** Warnings, when it was just judged. */
  readonly diagnostics?: readonly Diagnostic[];
}
