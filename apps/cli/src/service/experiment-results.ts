import { randomUUID } from 'node:crypto';
import type { components, RatebookClient } from '#client';
import type { ExperimentResults } from '#analysis';
import { answered } from './answered.js';

/** How far a snapshot is that somebody asked for. */
export type SnapshotStanding = components['schemas']['ExperimentSnapshot'];

/** What the service says of an experiment by its newest snapshot. */
export const fetchResults = async (client: RatebookClient, key: string): Promise<ExperimentResults> =>
  // The contract is written from these very types: only pairs have become lists on its way.
  (await answered(
    client.GET('/v1/experiments/{key}/results', { params: { path: { key } } }),
  )) as unknown as ExperimentResults;

/** A signed bundle as it came, byte for byte: what was signed is not laid out anew on the way. */
export const fetchBundle = async (client: RatebookClient, key: string): Promise<string> =>
  await answered(client.GET('/v1/experiments/{key}/bundle', { params: { path: { key } }, parseAs: 'text' }));

/** Asks for a snapshot of what is known now. */
export const requestSnapshot = async (client: RatebookClient, key: string): Promise<SnapshotStanding> =>
  await answered(
    client.POST('/v1/experiments/{key}/snapshots', {
      params: { path: { key }, header: { 'idempotency-key': randomUUID() } },
    }),
  );

export const fetchSnapshot = async (
  client: RatebookClient,
  key: string,
  id: string,
): Promise<SnapshotStanding> =>
  await answered(client.GET('/v1/experiments/{key}/snapshots/{id}', { params: { path: { key, id } } }));
