import { randomUUID } from 'node:crypto';
import { versionReference } from '../publish/version-reference.js';
import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface PromoteOptions {
  readonly from?: string;
  readonly supersedes?: readonly string[];
  readonly json?: true;
}

/**
 * Makes a published version current from an instant on. The first run notes the wish; once somebody else has
 * approved it, the same run again makes it so.
 */
export async function promote(
  reference: string,
  { from, supersedes = [], json }: PromoteOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (from === undefined)
    throw new CouldNotRun(
      'flag.missing',
      'from when on? `--from` is missing',
      'for example --from 2027-01-01T00:00:00Z; an instant that has passed means now',
    );
  const { key, number } = versionReference(reference);
  const { client } = await connect();
  const path = { key, number: `${number}` };
  const { state, version } = await answered(
    client.POST('/v1/packages/{key}/versions/{number}/promote', {
      params: { path, header: { 'idempotency-key': randomUUID() } },
      body: {
        from,
        ...(supersedes.length === 0 ? {} : { supersedes: supersedes.map((one) => Number.parseInt(one, 10)) }),
      },
    }),
  );
  if (json === true) await terminal.out(`${JSON.stringify({ state, version })}\n`);
  terminal.say(
    state === 'promoted'
      ? `${reference} is current from ${from} on`
      : `${reference} waits for the approval of somebody else: \`ratebook approve ${reference} --from ${from} --hash ${version.contentHash}\`, then run this again`,
  );
  return EXIT.ok;
}
