import { type Analysed, computed, type Estimate, quantileEstimate, quantileOf, refused } from '#analysis';
import type { QuantileArmDocument } from '#contracts';
import { Decimal } from '#money';
import type { FieldFault } from './arm-of.js';

const FIGURES = ['n', 'at', 'lower', 'upper'] as const;

/**
 * A quantile of an arm: of all its values, or of the sorted ones at the ranks of `quantileRanks`, as a database gives
 * them. Clusters say which values go together; figures have what that comes to as `clusterFactor`.
 */
export function quantileArmOf(
  written: QuantileArmDocument,
  quantile: number,
  name: string,
): Analysed<Estimate> | FieldFault {
  const found =
    written.values === undefined ? ofFigures(written, quantile, name) : ofValues(written, quantile, name);
  if (found.ok || !found.fault.code.startsWith('analysis.too-few')) return found;
  return refused('analysis.too-few-units', `\`${name}\`: ${found.fault.message}`);
}

function ofValues(
  { values = [], clusters, ...others }: QuantileArmDocument,
  quantile: number,
  name: string,
): Analysed<Estimate> | FieldFault {
  const beside = Object.keys(others);
  if (beside.length > 0)
    return field(
      'invalid',
      `\`${name}.${beside[0] ?? ''}\` is beside \`values\`, which say all there is to say`,
    );
  if (clusters !== undefined && clusters.length !== values.length)
    return field(
      'invalid',
      `\`${name}.clusters\` has ${clusters.length} entries for ${values.length} values`,
    );
  return quantileOf(
    values.map((value) => new Decimal(value)),
    quantile,
    clusters,
  );
}

function ofFigures(
  written: QuantileArmDocument,
  quantile: number,
  name: string,
): Analysed<Estimate> | FieldFault {
  if (written.clusters !== undefined)
    return field(
      'invalid',
      `\`${name}.clusters\` go with \`values\`: write \`clusterFactor\` beside figures`,
    );
  const lacks = FIGURES.find((figure) => written[figure] === undefined);
  if (lacks !== undefined)
    return field('missing', `\`${name}.${lacks}\` is missing: write \`values\`, or n, at, lower and upper`);
  const [at, lower, upper] = (['at', 'lower', 'upper'] as const).map(
    (key) => new Decimal(written[key] ?? '0'),
  );
  if (!at || !lower || !upper || lower.greaterThan(at) || at.greaterThan(upper))
    return refused(
      'analysis.inconsistent-moments',
      `\`${name}\`: \`at\` is between \`lower\` and \`upper\`, since they are in order`,
    );
  const clusterFactor = written.clusterFactor === undefined ? 1 : Number(written.clusterFactor);
  const found = quantileEstimate({ units: Number(written.n), quantile, at, lower, upper, clusterFactor });
  return found.ok ? computed(found.value) : found;
}

const field = (fault: 'invalid' | 'missing', message: string): FieldFault => ({
  ok: false,
  fault: { code: `analysis.${fault}-field`, message },
});
