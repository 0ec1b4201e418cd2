import type { Instant } from '#calendar';

/** What the end of the audit chain was, signed. */
export interface AuditCheckpoint {
  readonly seq: bigint;
  readonly hash: Uint8Array;
  readonly at: Instant;
  readonly signature: { readonly kid: string; readonly bytes: Uint8Array };
}

/** Which rows of the audit a list shows; an absent field asks for nothing. */
export interface AuditFilter {
  readonly subject?: string;
  readonly action?: string;
  readonly holder?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}
