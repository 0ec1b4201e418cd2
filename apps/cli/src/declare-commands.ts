import type { Command } from 'commander';
import { declareExperiment } from './declare-experiment.js';
import type { ExitCode } from './shell/exit-code.js';
import { lightly } from './shell/lightly.js';
import type { Terminal } from './shell/terminal.js';

type Options = Record<string, unknown>;
const each = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

/**
 * The whole command line on one page. A command's code is imported when the command is called, not before:
 * `--help` and an unknown flag answer without loading the rule reader.
 */
export function declareCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  program
    .command('new')
    .summary('begin a package, or the next version of one')
    .description(
      'Writes a commented first version, its cases and editor settings; for an existing package, copies its newest version and cases to the next.',
    )
    .argument('<package>', 'a key such as `team`')
    .action(async (key: string, _: Options, command: Command) => {
      const { newPackage } = await lightly(() => import('./commands/new.js'));
      ended(await newPackage(key, command.optsWithGlobals(), terminal));
    });

  program
    .command('check')
    .summary('find every fault of the rule files at once')
    .description(
      'Checks schema, types, prices and the lock. Exit 1 when there are errors (with --strict, warnings too).',
    )
    .argument('[paths...]', 'files or folders to report on; `-` reads one package from stdin')
    .option('--format <format>', 'text, json, sarif or github')
    .option('--strict', 'warnings are findings too')
    .option('--lock', 'add new published versions and definitions to the lock file')
    .action(async (paths: string[], _: Options, command: Command) => {
      const { check } = await lightly(() => import('./commands/check.js'));
      ended(await check(paths, command.optsWithGlobals(), terminal));
    });

  program
    .command('format')
    .summary('lay rule files out in one way, comments kept')
    .argument('[paths...]', 'files or folders; `-` reads one file from stdin and prints it')
    .option('--check', 'write nothing; exit 1 when a file would change')
    .action(async (paths: string[], _: Options, command: Command) => {
      const { format } = await lightly(() => import('./commands/format.js'));
      ended(await format(paths, command.optsWithGlobals(), terminal));
    });

  program
    .command('test')
    .summary('run every case: what was expected beside what came out')
    .argument('[paths...]', 'packages (`team`, `team@4`), files or folders')
    .option('--update', 'write what came out into the cases, comments kept')
    .option('--force', 'let --update touch the cases of published versions')
    .action(async (paths: string[], _: Options, command: Command) => {
      const { test } = await lightly(() => import('./commands/test.js'));
      ended(await test(paths, command.optsWithGlobals(), terminal));
    });

  program
    .command('quote')
    .summary('price a package for some usage')
    .argument('<package>', '`team` (the current version), `team@4`, or a file')
    .option('--usage <usage>', 'mtu=30000, sms[country=GB]=120, payments=@events.ndjson or @usage.json', each)
    .option('--quantity <name=value>', 'a licensed quantity: seats=12', each)
    .option('--workspace <key=value>', 'an attribute: country=GB', each)
    .option('--period <from/to>', 'two instants: 2027-01-01T00:00:00Z/2027-02-01T00:00:00Z')
    .option('--time-zone <zone>', 'whose calendar days are counted: Europe/Berlin')
    .option('--subscription-start <instant>', 'since when the workspace subscribes')
    .option('--subscription-anchor <instant>', 'from where its intervals are counted (default: the calendar)')
    .option('--segments <file>', 'changes in the middle of the period: a JSON list of segments, - is stdin')
    .option('--at <instant>', 'which version is current, and the period it is in (default: now)')
    .option('--explain', 'draw the reasons of every line')
    .action(async (reference: string, _: Options, command: Command) => {
      const { quote } = await lightly(() => import('./commands/quote.js'));
      ended(await quote(reference, command.optsWithGlobals(), terminal));
    });

  program
    .command('rate')
    .summary('price single charges: NDJSON in, NDJSON out')
    .argument('[file]', 'one request a line', '-')
    .action(async (file: string) => {
      const { rate } = await import('./commands/rate.js');
      ended(await rate(file, terminal));
    });

  program
    .command('analyse')
    .summary('recompute comparisons from their moments, or check a signed bundle')
    .description(
      'A bundle of an experiment: checks its signature, computes every figure again, and prints the verdict. Exit 1 when either is wrong. Else NDJSON in and out, kinds `compare` (fixed, sequential, bayesian), `sampleRatio`, `adjust`, `power`, `sampleSize`: what cannot be computed is answered with the reason. See docs/statistics.md.',
    )
    .argument('[file]', 'a bundle, or one request a line', '-')
    .option('--report <folder>', 'of a bundle: write report.md and its pictures there')
    .option(
      '--keys <file>',
      'of a bundle: the keys that the service publishes, one of which has to have signed it',
    )
    .action(async (file: string, _: Options, command: Command) => {
      const { analyse } = await import('./commands/analyse.js');
      ended(await analyse(file, command.optsWithGlobals(), terminal));
    });

  declareExperiment(program, terminal, ended);

  program
    .command('login')
    .summary('keep the address and the key of a service')
    .description(
      'Asks for an API key (typed, piped in, or RATEBOOK_KEY; never an argument), tries it, and keeps both for `plan`, `publish` and the others. RATEBOOK_URL and RATEBOOK_KEY come before what is kept.',
    )
    .argument('[address]', 'the service (default: RATEBOOK_URL, else http://127.0.0.1:3000)')
    .action(async (address: string | undefined, _: Options, command: Command) => {
      const { login } = await lightly(() => import('./commands/login.js'));
      ended(await login(address, command.optsWithGlobals(), terminal));
    });

  program
    .command('plan')
    .summary('say in words what publishing would change')
    .description(
      'Sends the rule folder, or the named packages, and prints what would change as a comment for a pull request. Changes nothing. Exit 1 when a file cannot be published.',
    )
    .argument('[packages...]', '`team`, `team@4`; all when none is named')
    .action(async (references: string[], _: Options, command: Command) => {
      const { plan } = await lightly(() => import('./commands/plan.js'));
      ended(await plan(references, command.optsWithGlobals(), terminal));
    });

  program
    .command('publish')
    .summary('hand versions in for review, and publish what is approved')
    .description(
      'What is new becomes a draft in review; what somebody else has approved is published; what is published is left alone. Run it again after the approval.',
    )
    .argument('[packages...]', '`team`, `team@4`; all when none is named')
    .option('--supersedes <version>', 'a version whose scheduled day this takes, knowingly', each)
    .option('--break-glass <reason>', 'publish without an approval; the reason is kept for ever')
    .action(async (references: string[], _: Options, command: Command) => {
      const { publish } = await lightly(() => import('./commands/publish.js'));
      ended(await publish(references, command.optsWithGlobals(), terminal));
    });

  program
    .command('approve')
    .summary("approve somebody else's version, or its promotion")
    .argument('<version>', 'package and number: `team@4`')
    .option('--hash <hash>', 'the content hash that you looked at (default: of your own rule folder)')
    .option('--from <instant>', 'approve the promotion from this instant on')
    .option('--comment <text>', 'kept with the approval')
    .action(async (reference: string, _: Options, command: Command) => {
      const { approve } = await lightly(() => import('./commands/approve.js'));
      ended(await approve(reference, command.optsWithGlobals(), terminal));
    });

  program
    .command('promote')
    .summary('make a published version current from an instant on')
    .description('The first run asks; somebody else approves; the same run again makes it so.')
    .argument('<version>', 'package and number: `team@4`')
    .option('--from <instant>', 'from when on: 2027-01-01T00:00:00Z; one that has passed means now')
    .option('--supersedes <version>', 'a version whose scheduled day this takes, knowingly', each)
    .action(async (reference: string, _: Options, command: Command) => {
      const { promote } = await lightly(() => import('./commands/promote.js'));
      ended(await promote(reference, command.optsWithGlobals(), terminal));
    });

  program
    .command('audit')
    .summary('check the audit chain')
    .description(
      'Names the first row that was edited, deleted, inserted or moved, or an end that was cut off; then exit 1.',
    )
    .argument('<verb>', '`verify`')
    .option('--checkpoint <file>', 'a signed checkpoint that was kept elsewhere')
    .action(async (verb: string, _: Options, command: Command) => {
      const { audit } = await lightly(() => import('./commands/audit.js'));
      ended(await audit(verb, command.optsWithGlobals(), terminal));
    });

  program
    .command('usage')
    .summary('import usage events, show what was counted')
    .description(
      '`import` sends a file (.csv with a header, or one CloudEvent a line), tells how far it is, and goes on where it was ended: events count once. `show` tells what a workspace used.',
    )
    .argument('<verb>', '`import` or `show`')
    .argument('<subject>', 'a file or `-`; of `show` a workspace')
    .option('--source <text>', 'import: who sends what names no source')
    .option('--type <text>', 'import: the type of what names none')
    .option('--workspace <id>', 'import: the workspace of what names none')
    .option('--restart', 'import: from the beginning, whatever was imported before')
    .option('--meter <key>', 'show: one meter; every meter when left out')
    .option('--from <instant>', 'show: with --to; this month when left out')
    .option('--to <instant>', 'show: exclusive')
    .option('--time-zone <name>', 'show: of hours and days; the workspace’s own when left out')
    .option('--grain <grain>', 'show: period, day or hour')
    .option('--by <dimensions>', 'show: dimensions to tell apart, with commas between them')
    .action(async (verb: string, subject: string, _: Options, command: Command) => {
      const { usage } = await lightly(() => import('./commands/usage.js'));
      ended(await usage(verb, subject, command.optsWithGlobals(), terminal));
    });
}
