import * as z from 'zod';
import { instantText, keyText } from '../scalars.js';
import { EXAMPLE_EXPERIMENT } from './example-experiment.js';
import { experimentReply } from './experiments.js';
import { migrationReply } from './subscription-migrations.js';

const count = z.int().min(0);

const EXAMPLE_STOP = { verb: 'stop-enrolment', dryRun: true, reason: 'the question is answered' };

export const stopExperimentRequest = z
  .strictObject({
    verb: z
      .enum(['stop-enrolment', 'revert-never-billed', 'revert-at-renewal', 'revert-now-with-credit'])
      .describe(
        'Every one ends enrolment. Prices last as the file says; or those that are on no bill are taken back; or all end with the present period; or they go back now, and what bills were dearer by is credited',
      ),
    dryRun: z.boolean().optional().describe('Says whom it touches and what they pay, and changes nothing'),
    reason: z.string().min(1).max(2_000).optional(),
  })
  .meta({ id: 'StopExperimentRequest', examples: [EXAMPLE_STOP] });
export type StopExperimentRequest = z.infer<typeof stopExperimentRequest>;

export const dropVariantRequest = z
  .strictObject({
    variant: keyText,
    dryRun: z.boolean().optional().describe('Says whether it could be, and changes nothing'),
    reason: z.string().min(1).max(2_000).optional(),
  })
  .meta({
    id: 'DropVariantRequest',
    examples: [{ variant: 'lower-rate', dryRun: true, reason: 'nobody takes it' }],
  });
export type DropVariantRequest = z.infer<typeof dropVariantRequest>;

const amount = z.string().describe('The period in which the price changes, without usage');
const credited = z
  .string()
  .describe('What final periods that nobody was credited for cost above the control; never netted');
export const stopExperimentReply = z
  .strictObject({
    verb: z.string(),
    dryRun: z.boolean(),
    lasting: count.describe('Workspaces whose price lasts on'),
    revoked: count.describe('Workspaces whose price is taken back'),
    unpriceable: count.describe(
      'Workspaces whose price changes, to what cannot be said, or whose credit cannot',
    ),
    money: z
      .array(
        z.strictObject({
          currency: z.string(),
          workspaces: count,
          before: amount,
          after: amount,
          difference: amount,
        }),
      )
      .describe('Of those whose price changes now or with the next renewal'),
    credits: z
      .array(z.strictObject({ currency: z.string(), workspaces: count, periods: count, amount: credited }))
      .describe('What `revert-now-with-credit` gives back, a sum for each currency'),
    locks: z
      .array(
        z.strictObject({
          workspace: z.string(),
          variant: z.string(),
          effect: z.enum(['lasts', 'revoked']),
          until: instantText.nullable(),
          currency: z.string().nullable(),
          before: amount.nullable(),
          after: amount.nullable(),
          credit: z
            .strictObject({ currency: z.string(), amount: credited, periods: count })
            .nullable()
            .describe('What the workspace is given back; null when that is nothing'),
        }),
      )
      .describe('The first thousand, in the order of their workspaces'),
    experiment: experimentReply,
  })
  .meta({
    id: 'ExperimentStop',
    examples: [
      {
        verb: 'stop-enrolment',
        dryRun: true,
        lasting: 0,
        revoked: 0,
        unpriceable: 0,
        money: [],
        credits: [],
        locks: [],
        experiment: EXAMPLE_EXPERIMENT,
      },
    ],
  });
export type StopExperimentReply = z.infer<typeof stopExperimentReply>;

const EXAMPLE_SHIP = {
  variant: 'lower-rate',
  from: '2027-06-01T00:00:00Z',
  reason: 'revenue per workspace rose',
  dryRun: true,
};

export const shipExperimentRequest = z
  .strictObject({
    variant: keyText,
    from: instantText.describe('From when on its version is current for everybody'),
    reason: z.string().min(1).max(500),
    dryRun: z.boolean().optional().describe('Says what would follow, and changes nothing'),
  })
  .meta({ id: 'ShipExperimentRequest', examples: [EXAMPLE_SHIP] });
export type ShipExperimentRequest = z.infer<typeof shipExperimentRequest>;

export const shipExperimentReply = z
  .strictObject({
    state: z
      .enum(['in-review', 'shipped'])
      .describe('in-review: somebody else approves the promotion of the version, then ask again'),
    dryRun: z.boolean(),
    variant: keyText,
    package: z.string(),
    from: instantText,
    stop: stopExperimentReply.describe('What becomes of the prices that the experiment gave'),
    migration: migrationReply
      .nullable()
      .describe('Everybody else’s move, as a draft; null when there is none'),
  })
  .meta({
    id: 'ExperimentShip',
    examples: [
      {
        state: 'in-review',
        dryRun: true,
        variant: 'lower-rate',
        package: 'example@2',
        from: '2027-06-01T00:00:00Z',
        stop: {
          verb: 'stop-enrolment',
          dryRun: true,
          lasting: 0,
          revoked: 0,
          unpriceable: 0,
          money: [],
          credits: [],
          locks: [],
          experiment: EXAMPLE_EXPERIMENT,
        },
        migration: null,
      },
    ],
  });
export type ShipExperimentReply = z.infer<typeof shipExperimentReply>;
