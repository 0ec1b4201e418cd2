import { randomUUID } from 'node:crypto';
import { readSubmission } from '../publish/submission.js';
import { versionReference } from '../publish/version-reference.js';
import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface ApproveOptions {
  readonly rules?: string;
  readonly hash?: string;
  readonly from?: string;
  readonly comment?: string;
  readonly json?: true;
}

/**
 * Approves a version in review, or with `--from` its promotion: what is approved is named by its hash, given or
 * taken from the reviewer's own checkout, so that nobody approves what they have not seen.
 */
export async function approve(
  reference: string,
  { rules, hash, from, comment, json }: ApproveOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { key, number } = versionReference(reference);
  const contentHash = hash ?? (await readSubmission([reference], rules)).files[0]?.contentHash ?? '';
  const { client } = await connect();
  const version = await answered(
    client.POST('/v1/packages/{key}/versions/{number}/approve', {
      params: { path: { key, number: `${number}` }, header: { 'idempotency-key': randomUUID() } },
      body: {
        contentHash,
        ...(from === undefined ? {} : { from }),
        ...(comment === undefined ? {} : { comment }),
      },
    }),
  );
  if (json === true) await terminal.out(`${JSON.stringify(version)}\n`);
  const what = from === undefined ? reference : `the promotion of ${reference} from ${from} on`;
  terminal.say(`approved: ${what} (${contentHash.slice(0, 12)}…)`);
  return EXIT.ok;
}
