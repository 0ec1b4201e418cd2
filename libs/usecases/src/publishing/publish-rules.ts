import { Injectable } from '@nestjs/common';
import {
  canonicalText,
  type LoadedVersion,
  readRulebook,
  renderDiagnostic,
  type Rulebook,
  type RuleFile,
} from '#rulebook';
import { Clock, DefinitionSetStore, PackageVersionStore, UnitOfWork } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { RegisterMeters } from '../metering/register-meters.js';
import { definitionSetOf } from './definition-set-of.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { gapsOf } from './gaps-of.js';
import { textsOf } from './published-definitions.js';

@Injectable()
export class PublishRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly versions: PackageVersionStore,
    private readonly definitionSets: DefinitionSetStore,
    private readonly clock: Clock,
    private readonly directory: VersionDirectory,
    private readonly meters: RegisterMeters,
  ) {}

  /**
   * Publishes a whole rules folder when no package is stored yet: every version, or none when any file has an
   * error. Of several processes that start together one publishes, and the others find it done. Resolves to what
   * was published, `team@4`; a database with packages is left alone.
   */
  async onEmptyDatabase(
    actor: string,
    readFiles: () => Promise<readonly RuleFile[]>,
  ): Promise<Outcome<readonly string[]>> {
    return await this.work.run(async () => {
      await this.work.lock('publishing');
      if (!(await this.versions.isEmpty())) return { ok: true, value: [] };
      const files = await readFiles();
      const rulebook = readRulebook(files, { root: 'rules' });
      const errors = rulebook.diagnostics.filter(({ severity }) => severity === 'error');
      if (errors.length > 0)
        return refused({
          code: 'rules-invalid',
          message: `the rules are not sound, so nothing was published:\n${errors.map((error) => renderDiagnostic(error)).join('\n')}`,
          help: 'correct the files; `npx ratebook check rules` shows the same',
        });
      const gaps = gapsOf(rulebook);
      if (gaps.length > 0) return refused(...(gaps as [(typeof gaps)[0] & object]));
      return { ok: true, value: await this.#save(rulebook, files, actor) };
    });
  }

  async #save(rulebook: Rulebook, files: readonly RuleFile[], actor: string): Promise<readonly string[]> {
    const now = this.clock.now();
    const set = definitionSetOf(files);
    await this.definitionSets.save(set, now);
    this.directory.changeWithCommit();
    const bytesOf = new Map(files.map(({ path, bytes }) => [`rules/${path}`, bytes]));
    const published: string[] = [];
    for (const versions of rulebook.packages.values()) {
      let previous: LoadedVersion | undefined;
      for (const loaded of versions) {
        const { version, document, path } = loaded;
        await this.versions.insert({
          packageKey: version.package,
          number: version.version,
          contentHash: version.contentHash,
          ...(version.title === undefined ? {} : { title: version.title }),
          currency: version.currency,
          interval: version.interval,
          source: bytesOf.get(path) ?? new Uint8Array(),
          sourcePath: path,
          document: canonicalText(document.root),
          definitionSet: set.hash,
          ...(previous === undefined ? {} : { previousNumber: previous.version.version }),
          ...(version.effectiveFrom === undefined ? {} : { effectiveFrom: version.effectiveFrom }),
          publishedAt: now,
          publishedBy: actor,
        });
        published.push(`${version.package}@${version.version}`);
        previous = loaded;
      }
    }
    await this.meters.run(textsOf(set));
    return published;
  }
}
