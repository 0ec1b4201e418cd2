import { randomUUID } from 'node:crypto';
import type { components, RatebookClient } from '#client';
import { answered, heard, refusal } from '../service/answered.js';
import type { Submission, VersionFile } from './submission.js';

type Version = components['schemas']['PackageVersion'];

export interface PublishOutcome {
  readonly id: string;
  readonly contentHash: string;
  /** `unchanged`: it was published before, with this very hash. */
  readonly state: 'unchanged' | 'published' | 'in-review';
}

export interface HowToPublish {
  readonly supersedes: readonly number[];
  /** A reason: publish without an approval. */
  readonly breakGlass?: string;
}

/**
 * Draft, review, publication: each step is taken when it is the next one, so that the same call again goes on where
 * the one before had to stop.
 */
export async function publishVersion(
  client: RatebookClient,
  file: VersionFile,
  definitions: Submission['definitions'],
  how: HowToPublish,
): Promise<PublishOutcome> {
  const { id, contentHash } = file;
  const held = await holding(client, file);
  if (isPublished(held) && held.contentHash === contentHash) return { id, contentHash, state: 'unchanged' };
  const draft = await put(client, file, definitions, held);
  if (draft.state === 'draft' && how.breakGlass === undefined) await submit(client, file);
  return { id, contentHash, state: await publish(client, file, how) };
}

const isPublished = (version: Version | undefined): version is Version =>
  version?.state === 'published' || version?.state === 'retired';

async function holding(client: RatebookClient, file: VersionFile): Promise<Version | undefined> {
  const answer = await heard(
    client.GET('/v1/packages/{key}/versions/{number}', { params: { path: pathOf(file) } }),
  );
  return answer.response.status === 404 ? undefined : await answered(Promise.resolve(answer));
}

async function put(
  client: RatebookClient,
  file: VersionFile,
  definitions: Submission['definitions'],
  held: Version | undefined,
): Promise<Version> {
  const { path, source } = file;
  return await answered(
    client.PUT('/v1/packages/{key}/versions/{number}', {
      params: {
        path: pathOf(file),
        header: held?.revision === undefined ? {} : { 'if-match': `"${held.revision}"` },
      },
      body: { path, source, definitions },
    }),
  );
}

async function submit(client: RatebookClient, file: VersionFile): Promise<void> {
  await answered(
    client.POST('/v1/packages/{key}/versions/{number}/submit', {
      params: { path: pathOf(file), header: once() },
      body: { contentHash: file.contentHash },
    }),
  );
}

async function publish(
  client: RatebookClient,
  file: VersionFile,
  { supersedes, breakGlass }: HowToPublish,
): Promise<PublishOutcome['state']> {
  const { contentHash } = file;
  const params = { path: pathOf(file), header: once() };
  const body = { contentHash, ...(supersedes.length === 0 ? {} : { supersedes: [...supersedes] }) };
  const { error, response } = await heard(
    breakGlass === undefined
      ? client.POST('/v1/packages/{key}/versions/{number}/publish', { params, body })
      : client.POST('/v1/packages/{key}/versions/{number}/break-glass', {
          params,
          body: { ...body, reason: breakGlass },
        }),
  );
  if (response.ok) return 'published';
  const refused = refusal(error, response);
  if (refused.code === 'version.approval-needed') return 'in-review';
  throw refused;
}

const pathOf = (file: VersionFile) => ({ key: file.package, number: `${file.version}` });

const once = () => ({ 'idempotency-key': randomUUID() });
