import { Injectable } from '@nestjs/common';
import { DEFINITION_KINDS, type LoadedVersion, readRulebook, type RuleFile } from '#rulebook';
import { PackageVersionStore, VersionDraftStore } from '#storage';
import type { Actor } from '../actor.js';
import type { VersionFile } from './judge-version.js';
import { ReviewVersion } from './review-version.js';
import { SaveDraft } from './save-draft.js';

/** Something in the folder that was left alone, and what to do about it. */
export interface LeftAlone {
  readonly message: string;
  readonly help: string;
}

export interface DraftedRules {
  /** `team@5`: now in review, and for somebody to approve. */
  readonly drafts: readonly string[];
  readonly warnings: readonly LeftAlone[];
}

/** By itself: nobody, hence somebody else than any person who may approve. */
const BOOTSTRAP: Actor = { holder: 'bootstrap', keyId: 'none' };

/**
 * Takes what is new in a rules folder as drafts in review, on a database that has packages. It publishes nothing:
 * that is for two people. What contradicts a published version, or somebody's own draft, is left alone and said.
 */
@Injectable()
export class DraftRules {
  constructor(
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly save: SaveDraft,
    private readonly review: ReviewVersion,
  ) {}

  async run(files: readonly RuleFile[]): Promise<DraftedRules> {
    const { packages, diagnostics } = readRulebook(files, { root: 'rules' });
    const placed = new Map(files.map(({ path, bytes }) => [`rules/${path}`, bytes]));
    const given = definitionsAmong(placed);
    const drafts: string[] = [];
    const faulty = new Set(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ place }) => place.file),
    );
    const warnings: LeftAlone[] = [...faulty].map((file) => ({
      message: `\`${file}\` has errors and was left alone`,
      help: '`npx ratebook check rules` shows them',
    }));
    for (const loaded of [...packages.values()].flat()) {
      const bytes = placed.get(loaded.path);
      if (bytes === undefined) continue;
      const said = await this.#take(loaded, { file: { path: loaded.path, bytes }, given });
      if (typeof said === 'string') drafts.push(said);
      else if (said !== undefined) warnings.push(said);
    }
    return { drafts, warnings };
  }

  /** The draft that was made; nothing when all is as it was. */
  async #take(
    { version: { package: key, version: number, contentHash } }: LoadedVersion,
    file: VersionFile,
  ): Promise<string | LeftAlone | undefined> {
    const id = `${key}@${number}`;
    const published = await this.versions.find(key, number);
    if (published !== undefined)
      return published.contentHash === contentHash
        ? undefined
        : {
            message: `\`${file.file.path}\` is not what was published as \`${id}\``,
            help: `restore the file, and write the change as version ${await this.#next(key)}: \`ratebook new ${key}\``,
          };
    const draft = await this.drafts.find(key, number);
    if (draft?.contentHash === contentHash) return undefined;
    if (draft?.writtenBy.some((holder) => holder !== BOOTSTRAP.holder) === true)
      return {
        message: `\`${id}\` has a draft of ${draft.writtenBy.join(', ')}, with other words than \`${file.file.path}\``,
        help: 'publish or delete the draft, or give the file the next number',
      };
    const saved = await this.save.run(
      { ...file, name: { key, number }, expected: draft === undefined ? 'unsaid' : 'any', begins: true },
      BOOTSTRAP,
    );
    const submitted = saved.ok ? await this.review.submit(key, number, BOOTSTRAP) : saved;
    if (submitted.ok) return id;
    const [{ message, help = 'mend the file' }] = submitted.faults;
    return { message: `\`${file.file.path}\` was left alone: ${message}`, help };
  }

  async #next(key: string): Promise<number> {
    const highest = (await this.drafts.list(key)).at(-1)?.number ?? 0;
    return Math.max(highest, (await this.versions.latest(key))?.number ?? 0) + 1;
  }
}

function definitionsAmong(placed: ReadonlyMap<string, Uint8Array>): VersionFile['given'] {
  return Object.fromEntries(
    DEFINITION_KINDS.flatMap((kind) => {
      const path = [...placed.keys()].find((each) => each.startsWith(`rules/${kind}.`));
      const bytes = path === undefined ? undefined : placed.get(path);
      return path === undefined || bytes === undefined ? [] : [[kind, { path, bytes }] as const];
    }),
  );
}
