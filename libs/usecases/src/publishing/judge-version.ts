import { Injectable } from '@nestjs/common';
import { compareInstants, instantText } from '#calendar';
import type { DefinitionKind, Diagnostic, RuleFile, SoundSubmission, Submission } from '#rulebook';
import { DefinitionSetStore, PackageVersionStore, VersionDraftStore } from '#storage';
import { BoundedCheck } from '../checking/bounded-check.js';
import { type Outcome, refused } from '../fault.js';
import { changedInUse, PublishedDefinitions, textsOf } from './published-definitions.js';
import { invalidFile, tooExpensive } from './version-faults.js';

export interface VersionFile {
  readonly file: RuleFile;
  /** Definition files that came with it. */
  readonly given: Readonly<Partial<Record<DefinitionKind, RuleFile>>>;
  /** Where it was handed in. */
  readonly name?: { readonly key: string; readonly number: number };
}

export interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly sound?: SoundSubmission;
}

/** A version against everything that is published, in a thread of its own. */
@Injectable()
export class JudgeVersion {
  constructor(
    private readonly check: BoundedCheck,
    private readonly definitions: PublishedDefinitions,
    private readonly versions: PackageVersionStore,
    private readonly drafts: VersionDraftStore,
    private readonly definitionSets: DefinitionSetStore,
  ) {}

  /** Everything that is found, also in a sound file. Refused only when that cannot be known. */
  async run({ file, given, name }: VersionFile): Promise<Outcome<Judged>> {
    const published = await this.definitions.run();
    const checked = await this.check.run({
      file,
      given,
      known: published.texts,
      packages: [...(await this.versions.effects()).keys()],
      ...(name && { name, ...(await this.#before(name)) }),
    });
    if (checked === 'too-expensive') return refused(tooExpensive());
    return { ok: true, value: checked };
  }

  /** The version if nothing is wrong with it. */
  async sound(submitted: VersionFile): Promise<Outcome<Judged & { readonly sound: SoundSubmission }>> {
    const judged = await this.run(submitted);
    if (!judged.ok) return judged;
    const { diagnostics, sound } = judged.value;
    if (sound === undefined) return refused(invalidFile(diagnostics));
    const [first, ...more] = changedInUse(sound.pins, await this.definitions.run());
    return first === undefined ? { ok: true, value: { diagnostics, sound } } : refused(first, ...more);
  }

  /** The version before it, and the latest date that it must not come before: of what is published or a draft. */
  async #before({
    key,
    number,
  }: {
    readonly key: string;
    readonly number: number;
  }): Promise<Pick<Submission, 'previous' | 'notBefore'>> {
    const stored = await this.versions.find(key, number - 1);
    const previous = stored ?? (await this.drafts.find(key, number - 1));
    const set = previous && (await this.definitionSets.find(previous.definitionSet));
    const dated = [...(await this.versions.list(key, 0, 10_000)), ...(await this.drafts.list(key))]
      .filter((each) => each.number < number)
      .flatMap(({ number: n, effectiveFrom }) => (effectiveFrom ? [{ number: n, effectiveFrom }] : []))
      .sort((a, b) => compareInstants(a.effectiveFrom, b.effectiveFrom))
      .at(-1);
    return {
      ...(previous &&
        set && {
          previous: {
            file: { path: previous.sourcePath, bytes: previous.source },
            definitions: textsOf(set),
          },
        }),
      ...(dated && {
        notBefore: { number: dated.number, effectiveFrom: instantText(dated.effectiveFrom) },
      }),
    };
  }
}
