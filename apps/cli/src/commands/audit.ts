import { auditCheckpoint } from '#contracts';
import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { readBytes } from '../shell/read-text.js';
import type { Terminal } from '../shell/terminal.js';

export interface AuditOptions {
  readonly checkpoint?: string;
  readonly json?: true;
}

/** A checkpoint is one small object. */
const CHECKPOINT_LIMIT = 4_096;

/**
 * `ratebook audit verify`: whether the audit chain is whole. Exit 1 names the first row that is not as it was
 * written; `--checkpoint` holds the chain against one that was kept where nobody could delete it.
 */
export async function audit(
  verb: string,
  { checkpoint: file, json }: AuditOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (verb !== 'verify')
    throw new CouldNotRun('audit.unknown-verb', `\`audit ${verb}\` is none of ours`, 'verbs: verify');
  const checkpoint = file === undefined ? {} : { checkpoint: await readCheckpoint(file) };
  const { client } = await connect();
  const found = await answered(client.POST('/v1/audit/verify', { body: checkpoint }));
  if (json === true) await terminal.out(`${JSON.stringify(found)}\n`);
  const { green, red } = terminal.sayStyle;
  const against =
    found.checkpoint === null ? 'no checkpoint was signed yet' : `signed up to row ${found.checkpoint.seq}`;
  if (found.firstBad === undefined) {
    terminal.say(green(`the audit chain is whole: ${found.rows} rows, ${against}`));
    return EXIT.ok;
  }
  const { seq, kind, message } = found.firstBad;
  terminal.say(red(`the audit chain is broken at row ${seq} (${kind}): ${message}`));
  terminal.say(`${found.rows} rows before it are in order, ${against}`);
  return EXIT.findings;
}

async function readCheckpoint(file: string) {
  const text = new TextDecoder().decode(await readBytes(file, CHECKPOINT_LIMIT));
  try {
    return auditCheckpoint.parse(JSON.parse(text));
  } catch {
    throw new CouldNotRun(
      'audit.bad-checkpoint',
      `\`${file}\` holds no checkpoint`,
      'keep one entry of GET /v1/audit/checkpoints as it was answered',
    );
  }
}
