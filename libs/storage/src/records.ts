import type { Instant } from '#calendar';

/** A published version without its texts. */
export interface VersionSummary {
  readonly packageKey: string;
  readonly number: number;
  readonly contentHash: string;
  readonly title?: string;
  readonly currency: string;
  readonly interval: string;
  readonly effectiveFrom?: Instant;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  /** Hash of the definition set it was published with. */
  readonly definitionSet: string;
  /** Who else said yes; nobody for the rules of the first start, or behind broken glass. */
  readonly approvedBy?: string;
  /** Why it was published without an approval. */
  readonly breakGlass?: string;
  readonly retiredAt?: Instant;
  readonly retiredBy?: string;
  readonly retiredReason?: string;
}

export interface StoredVersion extends VersionSummary {
  /** The file as it was written, and where it stood in the rules folder. */
  readonly source: Uint8Array;
  readonly sourcePath: string;
  /** Canonical JSON; `contentHash` is its SHA-256. */
  readonly document: string;
  /** Absent on the first version that was published here. */
  readonly previousNumber?: number;
}

export interface PackageSummary {
  readonly key: string;
  readonly title?: string;
  readonly latestVersion: number;
  /** None while no version has taken effect, or the one that had is retired. */
  readonly currentVersion?: number;
}

/** The definition documents in canonical form; an absent one defines nothing. */
export interface DefinitionSet {
  readonly hash: string;
  readonly meters?: string;
  readonly attributes?: string;
  readonly features?: string;
}

/** A row of the audit chain. */
export interface AuditRow {
  readonly seq: bigint;
  readonly at: Instant;
  readonly holder: string;
  readonly keyId: string;
  /** `package.published`: the noun and what was done to it. */
  readonly action: string;
  /** What it was done to: `team@4`, a workspace's id. */
  readonly subject: string;
  readonly reason?: string;
  /** Canonical JSON: what the row says beyond its columns. */
  readonly detail: string;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** A reply that was given, kept under the key that its request came with. */
export interface KeptReply {
  readonly requestDigest: Uint8Array;
  readonly status: number;
  readonly reply: string;
  readonly headers: Readonly<Record<string, string>>;
}
