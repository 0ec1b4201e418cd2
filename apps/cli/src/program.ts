import { Command, CommanderError } from 'commander';
import { declareCommands } from './declare-commands.js';
import { CouldNotRun } from './shell/could-not-run.js';
import { EXIT, type ExitCode } from './shell/exit-code.js';
import { reportCouldNotRun } from './shell/report.js';
import { terminal as openTerminal } from './shell/terminal.js';
import { warnOfSecrets, withoutSecrets } from './shell/secrets.js';

/** Runs one command line. Never throws: what goes wrong is told on stderr and answered by the exit code. */
export async function run(args: readonly string[], version: () => string): Promise<ExitCode> {
  const terminal = openTerminal();
  const json = args.includes('--json');
  let code: ExitCode = EXIT.ok;
  const program = new Command('ratebook')
    .description('Price packages from rule files: write, check, test and quote them')
    .version(args.includes('--version') ? version() : '', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--rules <folder>', 'the rule folder (default: `rules`)')
    .option('--json', 'print data as JSON')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      outputError: (message, write) => {
        write(withoutSecrets(message));
      },
    })
    .exitOverride();
  declareCommands(program, terminal, (ended) => {
    code = ended;
  });

  try {
    warnOfSecrets(args, terminal);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Help and version are answers; every other way that commander stops is a command line that says nothing.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.couldNotRun;
    await reportCouldNotRun(error instanceof CouldNotRun ? error : unexpected(error), terminal, json);
    return EXIT.couldNotRun;
  }
}

function unexpected(error: unknown): CouldNotRun {
  const code = (error as NodeJS.ErrnoException).code;
  const message = error instanceof Error ? error.message : String(error);
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return new CouldNotRun('file.unreadable', message);
  return new CouldNotRun(
    'ratebook.fault',
    `this is a fault of ratebook itself: ${message}`,
    'please report it with the command line and the files that led here',
  );
}
