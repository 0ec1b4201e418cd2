import type { Instant } from '#calendar';
import type { Definitions, PackageVersion } from '#catalog';
import type { UsageDocument } from './read-usage.js';

/** What a price depends on, as text: the same document in a case file, on the command line and over REST. */
export interface QuoteInputsDocument {
  readonly workspace?: Readonly<Record<string, string | boolean | readonly string[]>> | undefined;
  readonly quantities?: Readonly<Record<string, string>> | undefined;
  /** Over the whole period. When several versions price it, each run's usage stands in a segment of its own. */
  readonly usage?: Readonly<Record<string, UsageDocument>> | undefined;
  readonly period?:
    { readonly from: string; readonly to: string; readonly timeZone?: string | undefined } | undefined;
  readonly subscription?: { readonly start: string; readonly anchor?: string | undefined } | undefined;
  /** The changes that cut the period, in order. */
  readonly segments?: readonly SegmentDocument[] | undefined;
}

/** What holds from an instant on; what it leaves out is as in the entry before it. */
export interface SegmentDocument {
  /** The period's start when the first leaves it out. */
  readonly from?: string | undefined;
  readonly version?: number | string | undefined;
  /** Laid over those before. */
  readonly quantities?: Readonly<Record<string, string>> | undefined;
  /** Of the whole run of its version. */
  readonly usage?: Readonly<Record<string, UsageDocument>> | undefined;
  readonly paused?: boolean | 'true' | 'false' | undefined;
}

/** A package version with the meters, attributes and features that it was published with. */
export interface DefinedVersion {
  readonly version: PackageVersion;
  readonly definitions: Definitions;
}

export interface ReadingContext extends DefinedVersion {
  /** The instant whose billing interval is quoted when the document names no period. */
  readonly at: Instant;
  /** By number, the versions that segments name (`namedVersions`); `version` need not be among them. */
  readonly versions?: ReadonlyMap<number, DefinedVersion>;
}
