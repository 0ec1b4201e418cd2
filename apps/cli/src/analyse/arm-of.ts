import type { Arm, Covariate, SumOfSquares } from '#analysis';
import type { CompareDocument, MeanArmDocument, ProportionArmDocument, RatioArmDocument } from '#contracts';
import { Decimal } from '#money';
import type { LineFault } from './read-request.js';

export interface FieldFault {
  readonly ok: false;
  readonly fault: LineFault;
}

type Written = CompareDocument['control'];

/** An arm as it was written, exact to its last digit. A comparison that is adjusted needs its covariate in full. */
export function armOf(
  metric: CompareDocument['metric'],
  written: Written,
  name: string,
  isAdjusted: boolean,
): Arm | FieldFault {
  const { covariate, lacks } =
    metric === 'ratio' ? ofRatio(written as RatioArmDocument) : ofValue(written as MeanArmDocument);
  if (isAdjusted && covariate === undefined)
    return {
      ok: false,
      fault: {
        code: 'analysis.missing-field',
        message: `\`${name}.${lacks}\` is missing: \`cuped\` adjusts by it`,
      },
    };
  return { moments: momentsOf(metric, written), ...(covariate && { covariate }) };
}

function momentsOf(metric: CompareDocument['metric'], written: Written): Arm['moments'] {
  const units = Number(written.n);
  switch (metric) {
    case 'mean':
      return { kind: 'mean', units, ...sums(written as MeanArmDocument) };
    case 'proportion':
      return { kind: 'proportion', units, sum: new Decimal((written as ProportionArmDocument).sum) };
    case 'ratio': {
      const { numerator, denominator, sumProducts } = written as RatioArmDocument;
      return { kind: 'ratio', units, ...ratioSums({ numerator, denominator, sumProducts }) };
    }
  }
}

interface Beside {
  readonly covariate?: Covariate;
  /** The field that is not there. */
  readonly lacks: string;
}

function ofValue({ covariate, sumProducts }: MeanArmDocument | ProportionArmDocument): Beside {
  if (!covariate) return { lacks: 'covariate' };
  if (sumProducts === undefined) return { lacks: 'sumProducts' };
  const { sum, sumSquares = sum } = covariate;
  return {
    covariate: { kind: 'value', ...sums({ sum, sumSquares }), sumProducts: new Decimal(sumProducts) },
    lacks: '',
  };
}

function ofRatio({ covariate, crossProducts }: RatioArmDocument): Beside {
  if (!covariate) return { lacks: 'covariate' };
  if (!crossProducts) return { lacks: 'crossProducts' };
  return {
    covariate: {
      kind: 'ratio',
      ...ratioSums(covariate),
      crossProducts: {
        numeratorNumerator: new Decimal(crossProducts.numeratorNumerator),
        numeratorDenominator: new Decimal(crossProducts.numeratorDenominator),
        denominatorNumerator: new Decimal(crossProducts.denominatorNumerator),
        denominatorDenominator: new Decimal(crossProducts.denominatorDenominator),
      },
    },
    lacks: '',
  };
}

const sums = ({ sum, sumSquares }: { sum: string; sumSquares: string }): SumOfSquares => ({
  sum: new Decimal(sum),
  sumSquares: new Decimal(sumSquares),
});

const ratioSums = ({
  numerator,
  denominator,
  sumProducts,
}: Pick<RatioArmDocument, 'numerator' | 'denominator' | 'sumProducts'>) => ({
  numerator: sums(numerator),
  denominator: sums(denominator),
  sumProducts: new Decimal(sumProducts),
});
