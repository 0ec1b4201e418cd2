import type { Instant } from '#calendar';

/** A version before it is published. */
export interface VersionDraft {
  readonly id: string;
  readonly packageKey: string;
  readonly number: number;
  readonly state: 'draft' | 'in-review';
  /** Grows by one with every change. */
  readonly revision: number;
  /** How often it was handed in for review: an approval is of one submission. */
  readonly submission: number;
  /** The package's history begins with this number, whatever it is. */
  readonly begins: boolean;
  readonly contentHash: string;
  readonly title?: string;
  readonly currency: string;
  readonly interval: string;
  readonly effectiveFrom?: Instant;
  /** The file as it was written, and where it stood in the rules folder. */
  readonly source: Uint8Array;
  readonly sourcePath: string;
  readonly document: string;
  readonly definitionSet: string;
  /** Everybody who wrote any of its words. */
  readonly writtenBy: readonly string[];
  readonly submittedBy?: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What somebody said about one submission of a draft. */
export interface VersionApproval {
  readonly id: string;
  readonly draftId: string;
  readonly submission: number;
  readonly packageKey: string;
  readonly number: number;
  readonly verdict: 'approve' | 'reject';
  readonly holder: string;
  readonly keyId: string;
  readonly contentHash: string;
  readonly definitionSet: string;
  readonly comment?: string;
  readonly at: Instant;
}

/** A published version that somebody wants to be current from an instant on. */
export interface Promotion {
  readonly id: string;
  readonly packageKey: string;
  readonly number: number;
  readonly contentHash: string;
  readonly from: Instant;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly verdict?: 'approve' | 'reject';
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  readonly comment?: string;
  readonly promotedBy?: string;
  readonly promotedAt?: Instant;
}
