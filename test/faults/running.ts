import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnv } from '../built-cli.js';
import { underFaketime } from './faketime.js';
import { until } from '../until.js';

/** A process of a simulation. */
export interface Running {
  /** Resolves once it has said this on a line of its own, from now on. */
  readonly says: (text: string) => Promise<void>;
  readonly lines: readonly string[];
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Exit code and signal, once it has ended. */
  readonly ended: Promise<unknown>;
}

/** Before anything else in a program: it says who it is, and ends when whoever started it has ended, in whatever way. */
const LEASH = `
  process.stdin.on('end', () => process.exit(1)).resume();
  console.log('process ' + process.pid);
`;
/** What it complains of is the fault; the last of it is told when it ends before it has said what it should. */
const LAST_CHARACTERS = 2_000;

/** Runs the text of a module; under `clock`, an offset as `faketime` has it, with a clock of its own. */
export function running(
  module: string,
  variables: Readonly<Record<string, string>>,
  clock?: string,
): Running {
  const plain = [process.execPath, '--input-type=module', '-e', `${LEASH}\n${module}`] as const;
  const [program, ...words] = clock === undefined ? plain : underFaketime(clock, plain);
  // `faketime` waits for what it has started and passes no signal on.
  const isGroup = clock !== undefined;
  const child = spawn(program, words, {
    env: { ...cleanEnv(), ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: isGroup,
  });
  const lines: string[] = [];
  let pid = child.pid;
  eachLine(child, (line) => {
    const [, own] = /^process (\d+)$/.exec(line) ?? [];
    if (own === undefined) lines.push(line);
    else pid = Number(own);
  });
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaints = (complaints + bytes.toString()).slice(-LAST_CHARACTERS);
  });
  let isOver = false;
  const ended = once(child, 'close').then((how) => {
    isOver = true;
    return how as unknown;
  });
  return {
    lines,
    says: async (text) => {
      const before = lines.length;
      const isSaid = () => lines.slice(before).includes(text) || (before === 0 && lines.includes(text));
      await until(() => isSaid() || isOver);
      if (!isSaid()) throw new Error(`it ended before it said \`${text}\`: ${complaints}`);
    },
    signal: (signal) => {
      if (isOver || pid === undefined || child.pid === undefined) return;
      process.kill(isGroup && signal === 'SIGKILL' ? -child.pid : pid, signal);
    },
    ended,
  };
}

function eachLine(child: ChildProcess, read: (line: string) => void): void {
  let rest = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) read(line);
  });
}
