import { GrowthBook } from '@growthbook/growthbook';
import { assign, cohortMembership } from '#experiments';
import { decimal, invariant } from '#money';
import { parseExperiment, readRulebook } from '#rulebook';
import { paired } from '../paired.js';
import type { Row } from '../row.js';

const UNITS = 50_000;
const PAIRS = 7;
const SEED = 'bench-assignment-2027';
const COUNTRIES = ['us', 'ca', 'de'];
const countryOf = (unit: number): string => COUNTRIES[unit % COUNTRIES.length] ?? 'us';

export const assignment: Row = {
  name: 'assignment',
  about: `${UNITS.toLocaleString('en')} units of three countries into the two arms of an experiment on two of them at half coverage, one thread, against GrowthBook's SDK: \`run()\` with hash version 2, which gives everybody the same arm.`,
  async run() {
    const ours = await ourAssignment();
    const rival = growthBook();
    let assigned = 0;
    for (let unit = 0; unit < 5_000; unit += 1) {
      const [left, right] = [ours(unit), rival(unit)];
      invariant(left === right, `both give unit ${unit} one arm: ${left ?? 'none'} and ${right ?? 'none'}`);
      if (left !== undefined) assigned += 1;
    }
    invariant(assigned > 1_000, 'the bench assigns somebody');
    const { a, b, ratio } = await paired(
      PAIRS,
      () => {
        for (let unit = 0; unit < UNITS; unit += 1) ours(unit);
      },
      () => {
        for (let unit = 0; unit < UNITS; unit += 1) rival(unit);
      },
    );
    return [
      { name: 'assignments per second', value: (UNITS / a) * 1000, unit: 'units/s' },
      { name: 'GrowthBook run(), per second', value: (UNITS / b) * 1000, unit: 'units/s' },
      { name: 'times GrowthBook', value: 1 / ratio, unit: '×', limit: { atLeast: 5 } },
    ];
  },
};

type Arm = 'control' | 'dearer' | undefined;

/** With the attributes read as they are stored, and the cohort judged for each. */
async function ourAssignment(): Promise<(unit: number) => Arm> {
  const attributes = `schema: ratebook/attributes-v1
attributes:
  - { key: country, type: string }
`;
  const { definitions } = readRulebook([{ path: 'attributes.yaml', bytes: Buffer.from(attributes) }]);
  const file = { path: 'bench.yaml', bytes: Buffer.from(EXPERIMENT) };
  const { experiment, diagnostics } = parseExperiment(file, definitions);
  invariant(experiment !== undefined, `the experiment of the bench is sound: ${JSON.stringify(diagnostics)}`);
  const inCohort = await cohortMembership(experiment.cohort, definitions);
  const decide = assign({ ...experiment, holdouts: [] }, decimal('50'));
  return (unit) => {
    const given = { country: countryOf(unit) };
    const { variant } = decide({ id: `workspace-${unit}`, inCohort: () => inCohort(given) === true });
    return (variant as Arm | null) ?? undefined;
  };
}

const EXPERIMENT = `schema: ratebook/experiment-v1
experiment: bench
seed: ${SEED}
cohort: { all: [ { fact: workspace.country, operator: in, value: [us, ca] } ] }
enrol: new
variants:
  - { key: control, package: team@1, weight: 50 }
  - { key: dearer, package: team@2, weight: 50 }
`;

function growthBook(): (unit: number) => Arm {
  const sdk = new GrowthBook({ trackingCallback: () => undefined });
  const experiment = {
    key: 'bench',
    seed: SEED,
    hashVersion: 2,
    variations: ['control', 'dearer'] as ['control', 'dearer'],
    weights: [0.5, 0.5],
    coverage: 0.5,
    condition: { country: { $in: ['us', 'ca'] } },
  };
  return (unit) => {
    void sdk.setAttributes({ id: `workspace-${unit}`, country: countryOf(unit) });
    const { inExperiment, value } = sdk.run(experiment);
    return inExperiment ? value : undefined;
  };
}
