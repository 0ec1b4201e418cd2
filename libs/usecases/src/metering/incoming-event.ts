import type { ServiceFault } from '../fault.js';

/** Which event: the producer and its own name for it. Both count, in every spelling that they have. */
export interface EventName {
  readonly source: string;
  readonly id: string;
}

/** A usage event that is sound in itself; whether it can be counted is known only beside the meters. */
export interface IncomingEvent extends EventName {
  readonly type: string;
  readonly workspace: string;
  /** Microseconds since 1970; absent: the database's clock says. */
  readonly time?: bigint;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Canonical JSON of `data`; as absent as it. */
  readonly dataText?: string;
  /** The event that this one says better; without `data`, the event that it takes back. */
  readonly corrects?: EventName;
  /** `digestOf` the event in RFC 8785 form, without its time when the sender gave none. */
  readonly bodyDigest: Uint8Array;
}

/** What became of one event; `code` and `message` as a problem's. */
export type IngestOutcome =
  | { readonly status: 'accepted' }
  | { readonly status: 'duplicate' }
  | ({ readonly status: 'conflict' | 'quarantined' | 'rejected' } & Pick<
      ServiceFault,
      'code' | 'message' | 'help' | 'pointer'
    >);
