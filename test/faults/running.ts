import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnv } from '../built-cli.js';
import { underFaketime } from './faketime.js';
import { until } from './until.js';

/** A process of a simulation. */
export interface Running {
  /** Resolves once it has said this on a line of its own, from now on. */
  readonly says: (text: string) => Promise<void>;
  readonly lines: readonly string[];
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Exit code and signal, once it has ended. */
  readonly ended: Promise<unknown>;
}

/** Before anything else in a program: it ends when whoever started it has ended, in whatever way. */
const LEASH = `process.stdin.on('end', () => process.exit(1)).resume();`;
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
  // `faketime` waits for what it has started and passes no signal on: both are told, as a group of their own.
  const isGroup = clock !== undefined;
  const child = spawn(program, words, {
    env: { ...cleanEnv(), ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: isGroup,
  });
  const lines = linesOf(child);
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
      if (isOver || child.pid === undefined) return;
      if (isGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    },
    ended,
  };
}

function linesOf(child: ChildProcess): readonly string[] {
  const lines: string[] = [];
  let rest = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    const parts = (rest + bytes.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return lines;
}
