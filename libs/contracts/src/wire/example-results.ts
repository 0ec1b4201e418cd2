/** Two arms of 400 units, of 500 that are planned, whose churn is not known well enough to ship. */
export const EXAMPLE_RESULTS = {
  experiment: 'example-rate',
  asOf: '2027-06-01T00:00:00Z',
  currency: 'USD',
  periods: 2,
  engine: 'sequential',
  alpha: 0.05,
  primary: {
    key: 'revenue-per-workspace',
    direction: 'higher',
    kind: 'mean',
    periods: 2,
    variants: [
      {
        variant: 'lower-rate',
        control: {
          units: 400,
          mean: '50',
        },
        treatment: {
          units: 400,
          mean: '54',
        },
        compared: {
          difference: 'relative',
          effect: 0.08,
          standardError: 0.0147371,
          ci: [0.0351936, 0.124806],
          pValue: 0.00000803336,
          notes: [],
          adjustedPValue: 0.00000803336,
        },
      },
    ],
  },
  secondary: [],
  guardrails: [
    {
      metric: 'churn',
      direction: 'lower',
      unit: 'points',
      variants: [
        {
          variant: 'lower-rate',
          margin: 2,
          verdict: 'inconclusive',
          reason: 'not-sure-yet',
          harm: {
            estimate: -1.25,
            atLeast: -5.2792,
            atMost: 2.7792,
          },
        },
      ],
    },
  ],
  overTime: [],
  segments: [],
  listed: [],
  bills: [
    {
      variant: 'lower-rate',
      split: {
        price: {
          effect: -2,
          standardError: 0.158312,
          ci: [-2.48133, -1.51867],
        },
        behaviour: {
          effect: 6,
          standardError: 0.690066,
          ci: [3.90194, 8.09806],
        },
        total: {
          effect: 4,
          standardError: 0.707992,
          ci: [1.84744, 6.15256],
        },
        covariance: 0,
        relative: {
          price: {
            effect: -0.04,
            standardError: 0.00306324,
            ci: [-0.0493134, -0.0306866],
          },
          behaviour: {
            effect: 0.12,
            standardError: 0.0146142,
            ci: [0.0755675, 0.164433],
          },
          total: {
            effect: 0.08,
            standardError: 0.0147371,
            ci: [0.0351936, 0.124806],
          },
        },
        otherOrder: {
          price: {
            effect: -2,
            standardError: 0.158312,
            ci: [-2.48133, -1.51867],
          },
          behaviour: {
            effect: 6,
            standardError: 0.725476,
            ci: [3.79428, 8.20572],
          },
        },
        isPriceAmbiguous: false,
      },
      means: {
        controlOld: '50',
        controlNew: '48',
        treatmentNew: '54',
        treatmentOld: '56',
      },
      twoParts: {
        conversion: '0.676307245386',
        revenuePerPayer: '3.823692754614',
      },
    },
  ],
  sampleRatio: {
    observed: [400, 400],
    expected: [400, 400],
    unexpected: 0,
    pValue: 1,
    withinPhasesPValue: 1,
    logEvidence: -1.10083,
    isAlarm: false,
  },
  arms: [
    {
      key: 'control',
      isClosed: false,
      enrolled: 400,
      mature: 400,
      realisedPrice: 0.99,
      conceded: 0.01,
      overridden: 2,
    },
    {
      key: 'lower-rate',
      isClosed: false,
      enrolled: 400,
      mature: 400,
      realisedPrice: 1,
      conceded: 0.015,
      overridden: 2,
      overriddenPValue: 1,
      concededPValue: 0.752355,
    },
  ],
  alarms: [],
  verdict: {
    word: 'keep running',
    reasons: [
      {
        code: 'planned-units-missing',
        text: '`control` has 400 of 500 planned units watched to the end',
      },
      {
        code: 'planned-units-missing',
        text: '`lower-rate` has 400 of 500 planned units watched to the end',
      },
      {
        code: 'guardrail-inconclusive',
        text: 'guardrail churn of `lower-rate` is open (not sure yet): 1.25 points better (5.28 better to 2.78 worse), 2.00 points worse is put up with',
      },
    ],
    earliest: '2027-09-01T00:00:00Z',
  },
};
