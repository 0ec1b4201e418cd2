import type { Rulebook } from '#rulebook';
import type { ServiceFault } from '../fault.js';

/** Version numbers that a package of the folder leaves out: version n is only published after n − 1. */
export function gapsOf({ packages }: Rulebook): readonly ServiceFault[] {
  return [...packages].flatMap(([key, versions]) =>
    versions.slice(1).flatMap(({ version }, index): ServiceFault[] => {
      const before = versions[index]?.version.version ?? 0;
      if (version.version === before + 1) return [];
      return [
        {
          code: 'package.version-gap',
          message: `\`${key}@${version.version}\` follows \`${key}@${before}\`: version ${before + 1} is missing`,
          help: `add rules/packages/${key}/${before + 1}.yaml, or renumber`,
        },
      ];
    }),
  );
}
