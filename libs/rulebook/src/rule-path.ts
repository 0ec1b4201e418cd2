/** What a file of the rule folder is, by its path inside it. */
export type RulePath =
  | { readonly kind: 'meters' | 'attributes' | 'features' | 'lock' | 'elsewhere' | 'misplaced' }
  | { readonly kind: 'version' | 'cases'; readonly key: string; readonly version: number };

const SHARED = /^(meters|attributes|features)\.(?:ya?ml|json)$/;
const VERSION = /^packages\/([^/]+)\/([1-9][0-9]{0,8})(\.cases)?\.(?:ya?ml|json)$/;
const OF_OTHERS = /^(?:experiments\/.*|(?:holdouts|metrics)\.(?:ya?ml|json))$/;
const DATA = /\.(?:ya?ml|json)$/;

/**
 * A data file with a name that nothing reads is misplaced: left out in silence, `v4.yaml` would be a price that
 * nobody charges. Other files (notes, editor settings in folders with a dot) are nobody's business.
 */
export function rulePath(path: string): RulePath {
  const shared = SHARED.exec(path)?.[1];
  if (shared === 'meters' || shared === 'attributes' || shared === 'features') return { kind: shared };
  if (path === 'published.lock.json') return { kind: 'lock' };
  const [, key, version, cases] = VERSION.exec(path) ?? [];
  if (key !== undefined && version !== undefined)
    return { kind: cases === undefined ? 'version' : 'cases', key, version: Number(version) };
  const isHidden = path.split('/').some((part) => part.startsWith('.'));
  return { kind: DATA.test(path) && !OF_OTHERS.test(path) && !isHidden ? 'misplaced' : 'elsewhere' };
}
