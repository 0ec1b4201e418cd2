import { Injectable } from '@nestjs/common';
import { instant, type Instant } from '#calendar';
import { droppedFrom } from '#catalog';
import {
  type DefinitionKind,
  type Diagnostic,
  diffVersions,
  type RuleFile,
  type SoundSubmission,
  type VersionChange,
} from '#rulebook';
import { Clock, DefinitionSetStore, PackageVersionStore, VersionDraftStore } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { unknownVersion } from '../packages/unknown-package.js';
import { JudgeVersion, type VersionFile } from './judge-version.js';
import { planComment } from './plan-comment.js';
import { changedInUse, PublishedDefinitions, textsOf } from './published-definitions.js';
import { later } from './schedule-faults.js';

export interface PlanRequest {
  readonly files: readonly RuleFile[];
  readonly given: Readonly<Partial<Record<DefinitionKind, RuleFile>>>;
  readonly drafts: readonly { readonly key: string; readonly number: number }[];
}

export interface PlannedVersion {
  /** As the file says; of a file that cannot be read its path. */
  readonly packageKey: string;
  readonly number: number;
  readonly status: 'new' | 'changed' | 'unchanged' | 'contradicts' | 'invalid';
  readonly contentHash?: string;
  /** The version that `changes` are against; none for the first of a package. */
  readonly against?: number;
  readonly changes: readonly VersionChange[];
  /** None: for nobody until it is promoted. */
  readonly becomesCurrent?: Instant;
  readonly audience: string;
  /** Scheduled days that it takes from others. */
  readonly overtakes: readonly { readonly number: number; readonly at: Instant }[];
  /** How many subscriptions stand on which version, and stay there. */
  readonly subscriptions: readonly { readonly number: number; readonly count: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Plan {
  readonly versions: readonly PlannedVersion[];
  /** Markdown. */
  readonly comment: string;
}

type Document = Readonly<Record<string, unknown>>;

/** What publishing would change, in words; nothing is kept. */
@Injectable()
export class PlanPublishing {
  constructor(
    private readonly judge: JudgeVersion,
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly definitionSets: DefinitionSetStore,
    private readonly definitions: PublishedDefinitions,
    private readonly clock: Clock,
  ) {}

  async run({ files, given, drafts }: PlanRequest): Promise<Outcome<Plan>> {
    const submitted: VersionFile[] = files.map((file) => ({ file, given }));
    for (const { key, number } of drafts) {
      const draft = await this.#draft(key, number);
      if (draft === undefined) return refused(unknownVersion(key, number));
      submitted.push(draft);
    }
    const planned: PlannedVersion[] = [];
    // Versions of this very plan, so that one is compared with the one before it.
    const documents = new Map<string, Document>();
    for (const each of submitted) {
      const judged = await this.judge.run(each);
      if (!judged.ok) return judged;
      const { sound, diagnostics } = judged.value;
      if (sound === undefined) planned.push(invalid(each.file.path, diagnostics));
      else {
        const [fault, ...more] = changedInUse(sound.pins, await this.definitions.run());
        if (fault !== undefined) return refused(fault, ...more);
        planned.push(await this.#plan(sound, diagnostics, documents));
        documents.set(idOf(sound.packageKey, sound.number), read(sound.document));
      }
    }
    const versions = planned.toSorted(
      (a, b) =>
        (a.packageKey < b.packageKey ? -1 : a.packageKey > b.packageKey ? 1 : 0) || a.number - b.number,
    );
    return { ok: true, value: { versions, comment: planComment(versions) } };
  }

  async #draft(key: string, number: number): Promise<VersionFile | undefined> {
    const draft = await this.drafts.find(key, number);
    const set = draft && (await this.definitionSets.find(draft.definitionSet));
    if (draft === undefined || set === undefined) return undefined;
    const given = Object.entries(textsOf(set)).map(([kind, text]) => [
      kind,
      { path: `${kind}.json`, bytes: new TextEncoder().encode(text) },
    ]);
    return {
      file: { path: draft.sourcePath, bytes: draft.source },
      given: Object.fromEntries(given) as VersionFile['given'],
      name: { key, number },
    };
  }

  async #plan(
    sound: SoundSubmission,
    diagnostics: readonly Diagnostic[],
    documents: ReadonlyMap<string, Document>,
  ): Promise<PlannedVersion> {
    const { packageKey: key, number, contentHash, effectiveFrom } = sound;
    const now = this.clock.now();
    const published = await this.versions.find(key, number);
    const before = await this.#before(key, number, documents);
    const isPublished = published?.contentHash === contentHash;
    const effects = (await this.versions.effects(key)).get(key) ?? [];
    const at = effectiveFrom === undefined ? undefined : later(instant(effectiveFrom), now);
    const overtakes =
      at === undefined || isPublished ? [] : droppedFrom(effects, [...effects, { number, at }], now);
    const subscriptions = await this.versions.subscriptionsOf(key, now);
    return {
      packageKey: key,
      number,
      status: isPublished
        ? 'unchanged'
        : published !== undefined
          ? 'contradicts'
          : before === undefined
            ? 'new'
            : 'changed',
      contentHash,
      ...(before && { against: before.number }),
      changes: isPublished ? [] : diffVersions(before?.document, read(sound.document)),
      ...(at && { becomesCurrent: at }),
      audience:
        at === undefined
          ? 'nobody until it is promoted'
          : 'new subscriptions; existing ones stay on their version until they are migrated',
      overtakes,
      subscriptions: subscriptions.filter((each) => each.number !== number),
      diagnostics,
    };
  }

  /** The version before it: of this plan, published, or a draft. */
  async #before(
    key: string,
    number: number,
    documents: ReadonlyMap<string, Document>,
  ): Promise<{ readonly number: number; readonly document: Document } | undefined> {
    const planned = documents.get(idOf(key, number - 1));
    if (planned !== undefined) return { number: number - 1, document: planned };
    const stored = (await this.versions.find(key, number - 1)) ?? (await this.drafts.find(key, number - 1));
    return stored && { number: number - 1, document: read(stored.document) };
  }
}

const idOf = (key: string, number: number): string => `${key}@${number}`;
const read = (document: string): Document => JSON.parse(document) as Document;

function invalid(path: string, diagnostics: readonly Diagnostic[]): PlannedVersion {
  return {
    packageKey: path,
    number: 0,
    status: 'invalid',
    changes: [],
    audience: 'nobody: it cannot be published',
    overtakes: [],
    subscriptions: [],
    diagnostics,
  };
}
