import type { Experiment } from '#catalog';
import { InvariantError } from '#money';
import type { ExperimentVariant, PackageVersionStore } from '#storage';

/** The variants of a file, each with the very words of its version: what decides a price never changes from here on. */
export async function freezeVariants(
  versions: PackageVersionStore,
  { key: experiment, variants }: Experiment,
): Promise<readonly ExperimentVariant[]> {
  const frozen: ExperimentVariant[] = [];
  for (const [index, { key, package: packageKey, version, weight }] of variants.entries()) {
    const stored = await versions.find(packageKey, version);
    if (stored === undefined) throw new InvariantError(`${packageKey}@${version} is gone`);
    const { number: packageVersion, contentHash } = stored;
    const pinned = { packageKey, packageVersion, contentHash };
    frozen.push({ experiment, key, position: index + 1, ...pinned, weight: weight.toFixed() });
  }
  return frozen;
}
