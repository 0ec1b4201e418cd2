import * as z from 'zod';
import { instantText } from '../scalars.js';

const count = z.int().min(0);

export const experimentSnapshotReply = z
  .strictObject({
    id: z.string().describe('snp_…'),
    experiment: z.string(),
    state: z.enum(['waiting', 'running', 'done']),
    asOf: instantText.describe('What had happened by then counts'),
    shards: z.strictObject({ total: count, done: count }).describe('A shard is up to 1,000 units'),
    result: z
      .strictObject({
        hash: z.string().describe('SHA-256 of the snapshot as canonical JSON'),
        doneAt: instantText,
      })
      .nullable()
      .describe('Null until it is done; then the results are made of it'),
    requestedBy: z.string(),
  })
  .meta({
    id: 'ExperimentSnapshot',
    description:
      'What is known of an experiment at an instant, in exact sums, or how far finding that out has come',
    examples: [
      {
        id: 'snp_019e8a3c-1c00-7000-8000-000000000000',
        experiment: 'example-rate',
        state: 'done',
        asOf: '2027-06-01T00:00:00Z',
        shards: { total: 1, done: 1 },
        result: {
          hash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
          doneAt: '2027-06-01T00:00:02Z',
        },
        requestedBy: 'ada',
      },
    ],
  });
export type ExperimentSnapshotReply = z.infer<typeof experimentSnapshotReply>;

export const signedBundleReply = z
  .strictObject({
    bundle: z
      .record(z.string(), z.unknown())
      .describe(
        'Definition, allocation, history, decision, plan, exact sums and results: `ratebook analyse` reads it',
      ),
    signature: z.string().describe('`ed25519:<kid>:<signature>`, of the canonical JSON of `bundle`'),
    publicKey: z
      .strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })
      .describe('The key that `kid` is the thumbprint of'),
  })
  .meta({
    id: 'SignedBundle',
    description: 'A finished experiment, for ever',
    examples: [
      {
        bundle: { schema: 'ratebook/bundle-v1', experiment: { key: 'example-rate' } },
        signature:
          'ed25519:jdV5MRT8AxsCQ5ZiLhs8WNhGYhrGdTZ7nXqLhX1X0Zk:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        publicKey: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
      },
    ],
  });
