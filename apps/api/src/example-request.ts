import { readRulebook } from '#rulebook';
import type { PackageSummaryDocument } from '#contracts';
import { ask } from './ask.js';
import { readRulesFolder } from './rules-folder.js';

export type ExampleRequest = Readonly<Record<string, unknown>>;

const FIRST_CHOICE = 'team';

/**
 * A case of a package that has a current version, as a request for a quote: what the pricing team wrote down as an
 * example is the best first try there is, above all where a rule fires. Throws when the service or the folder
 * does not answer.
 */
export async function exampleRequest(
  rulesFolder: string,
  address: string,
  key: string,
): Promise<ExampleRequest | undefined> {
  const { cases } = readRulebook(await readRulesFolder(rulesFolder));
  const { status, text } = await ask(`${address}/v1/packages?limit=200`, key);
  if (status !== 200) throw new Error(`the list of packages answered ${status}`);
  const { data } = JSON.parse(text) as { data: readonly PackageSummaryDocument[] };
  const inOrder = [...data].sort((a, b) => Number(b.key === FIRST_CHOICE) - Number(a.key === FIRST_CHOICE));
  for (const { key: name, currentVersion } of inOrder) {
    const known = cases.get(`${name}@${currentVersion ?? 0}`)?.cases ?? [];
    const first = known.find(({ case: { expect } }) => (expect.rules?.length ?? 0) > 0) ?? known[0];
    if (first === undefined) continue;
    const { workspace, quantities, usage, period, subscription } = first.case;
    return { package: name, workspace, quantities, usage, period, subscription };
  }
  return undefined;
}
