import * as z from 'zod';
import { instantText } from './scalars.js';
import { nameText, snapshotDocument, sumText, wholeNumber } from './snapshot-document.js';

const freeText = z.string().max(10_000);
/** A rule file as text: one that is larger is never read. */
const fileText = z.string().max(4 * 1024 * 1024);
const share = z.number().gt(0).lt(1);

const breakEven = z.strictObject({
  margin: z.number(),
  reference: z
    .strictObject({ units: wholeNumber.min(1), control: sumText, treatment: sumText })
    .refine(({ treatment }) => !/^-|^0(?:\.0+)?$/.test(treatment), {
      error: 'brings in nothing under the treatment, so that nothing breaks even',
    })
    .exactOptional(),
});

const guardrail = z.strictObject({
  metric: nameText,
  notWorseBy: z.number(),
  breakEven: z.record(nameText, z.union([breakEven, z.strictObject({ fault: freeText })])).exactOptional(),
});

export const comparisonPlanDocument = z.strictObject({
  primary: nameText,
  secondary: z.array(nameText).max(100),
  guardrails: z.array(guardrail).max(100),
  engine: z.enum(['fixed', 'sequential', 'bayesian']),
  alpha: share.lt(0.5),
  cuped: z.boolean(),
  tuning: z.number().gt(0),
  plannedPerVariant: wholeNumber.exactOptional(),
  minPerVariant: wholeNumber,
  worthwhile: z.number(),
  maxLoss: z.number().exactOptional(),
  isOver: z.boolean(),
});

const experiment = z.strictObject({
  key: nameText,
  contentHash: nameText,
  file: fileText,
  holdouts: fileText.nullable(),
  metrics: fileText.nullable(),
  startedAt: instantText,
  startedBy: nameText,
  stoppedAt: instantText.nullable(),
  stoppedBy: nameText.nullable(),
  stopReason: freeText.nullable(),
  endedAt: instantText.nullable(),
});

const variant = z.strictObject({
  key: nameText,
  package: nameText,
  version: wholeNumber,
  contentHash: nameText,
  weight: z.string().max(80),
  closedAt: instantText.nullable(),
});

const phase = z.strictObject({
  phase: wholeNumber,
  from: instantText,
  cause: freeText,
  grants: z.array(z.strictObject({ variant: nameText, from: wholeNumber, to: wholeNumber })).max(10_000),
});

const event = z.strictObject({
  at: instantText,
  kind: nameText,
  stage: z.int(),
  by: nameText,
  reason: freeText.nullable(),
  evidence: nameText.nullable(),
});

export const bundleDocument = z
  .strictObject({
    schema: z.literal('ratebook/bundle-v1'),
    experiment,
    variants: z.array(variant).min(2).max(100),
    allocation: z.array(phase).max(10_000),
    history: z.array(event).max(100_000),
    decision: z
      .strictObject({
        variant: nameText,
        reason: freeText,
        from: instantText,
        by: nameText,
        at: instantText,
      })
      .nullable(),
    plan: comparisonPlanDocument,
    snapshot: snapshotDocument,
    looks: z.array(snapshotDocument).max(10_000),
    // Nothing is read out of these: they are computed anew, and whatever differs is told by its place.
    results: z.record(z.string(), z.unknown()),
    engineVersion: nameText,
  })
  .superRefine((bundle, context) => {
    const { key } = bundle.experiment;
    if (bundle.snapshot.experiment !== key)
      context.addIssue({
        code: 'custom',
        path: ['snapshot', 'experiment'],
        message: 'is another experiment than the bundle’s',
      });
    for (const [at, look] of bundle.looks.entries())
      if (look.experiment !== key)
        context.addIssue({
          code: 'custom',
          path: ['looks', at, 'experiment'],
          message: 'is another experiment than the bundle’s',
        });
  });

/** A finished experiment with its signature, as a file that anybody may have edited. */
export const signedBundle = z.strictObject({
  bundle: bundleDocument,
  signature: z.string().max(300),
  publicKey: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
});
export type SignedBundleDocument = z.infer<typeof signedBundle>;
