import { sayErrors } from '../publish/errors-of.js';
import { readSubmission } from '../publish/submission.js';
import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface PlanOptions {
  readonly rules?: string;
  readonly json?: true;
}

/** Says in words what publishing the rule folder would change; the same text serves as a pull request's comment. */
export async function plan(
  references: readonly string[],
  { rules: folder, json }: PlanOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { rules, files, definitions } = await readSubmission(references, folder);
  if (await sayErrors(rules, terminal)) return EXIT.findings;
  const { client } = await connect();
  const body = { files: files.map(({ path, source }) => ({ path, source })), definitions };
  const planned = await answered(client.POST('/v1/plans', { body }));
  await terminal.out(json === true ? `${JSON.stringify(planned)}\n` : `${planned.comment.trimEnd()}\n`);
  const isRefused = planned.versions.some(({ status }) => status === 'contradicts' || status === 'invalid');
  return isRefused ? EXIT.findings : EXIT.ok;
}
