import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addToLock, lockText } from '#rulebook';
import { sayErrors } from '../publish/errors-of.js';
import { type PublishOutcome, publishVersion } from '../publish/publish-version.js';
import { readSubmission, type Submission } from '../publish/submission.js';
import { connect } from '../service/connect.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface PublishOptions {
  readonly rules?: string;
  readonly supersedes?: readonly string[];
  readonly breakGlass?: string;
  readonly json?: true;
}

/**
 * Hands the rule folder's versions to the service: what is new becomes a draft in review, what is approved is
 * published, what is published already is left alone. The same call again goes on from there.
 */
export async function publish(
  references: readonly string[],
  { rules: folder, supersedes = [], breakGlass, json }: PublishOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const submission = await readSubmission(references, folder);
  if (await sayErrors(submission.rules, terminal)) return EXIT.findings;
  const { client } = await connect();
  const how = {
    supersedes: supersedes.map((one) => Number.parseInt(one, 10)),
    ...(breakGlass === undefined ? {} : { breakGlass }),
  };
  const outcomes: PublishOutcome[] = [];
  // In order: version n is published after n − 1. What went through stays so when a later one is refused.
  for (const file of submission.files) {
    const outcome = await publishVersion(client, file, submission.definitions, how);
    outcomes.push(outcome);
    if (outcome.state !== 'unchanged') terminal.say(sentence(outcome));
  }
  if (json === true) await terminal.out(`${JSON.stringify({ versions: outcomes })}\n`);
  await lock(submission, outcomes, terminal);
  const unchanged = outcomes.filter(({ state }) => state === 'unchanged').length;
  if (unchanged > 0) terminal.say(`${unchanged} unchanged`);
  return EXIT.ok;
}

function sentence({ id, state, contentHash }: PublishOutcome): string {
  if (state === 'published') return `${id} is published`;
  return `${id} waits for the approval of somebody else: \`ratebook approve ${id} --hash ${contentHash}\`, then run this again`;
}

/** What is published is pinned: `ratebook check` then finds a published file that was changed. */
async function lock({ rules }: Submission, outcomes: readonly PublishOutcome[], terminal: Terminal) {
  const ids = outcomes.filter(({ state }) => state !== 'in-review').map(({ id }) => id);
  const { lock: locked, added } = addToLock(rules.rulebook.lock, rules.rulebook, new Set(ids));
  if (added.length === 0) return;
  await writeFile(join(rules.folder, 'published.lock.json'), lockText(locked));
  terminal.say(`added to the lock: ${added.join(', ')}`);
}
