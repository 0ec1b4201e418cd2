import type { Command } from 'commander';
import { EXPERIMENT_VERBS, VERB_OPTIONS } from './experiment/verb-options.js';
import type { ExitCode } from './shell/exit-code.js';
import { lightly } from './shell/lightly.js';
import type { Terminal } from './shell/terminal.js';

const verbs = EXPERIMENT_VERBS.map((verb) => `\`${verb}\``).join(', ');

/** `ratebook experiment`, whose verbs share a file and hardly any option: the help says whose each one is. */
export function declareExperiment(
  program: Command,
  terminal: Terminal,
  ended: (code: ExitCode) => void,
): void {
  const experiment = program
    .command('experiment')
    .summary(
      'check, date, plan and try an experiment, say who gets which arm, how it goes and what it showed',
    )
    .description(
      '`check` tells every fault of the file beside the rule folder, and what share each stage reaches. `preview` tells the earliest date of each stage. `plan` tells how many units and how long it takes to find an effect, and what the experiment can find as it is written. `assign` reads {"workspace", "attributes"} from stdin, one a line, and writes the arm of each; it knows no rollout and nobody who is enrolled. `status` asks the service how the rollout goes: stages with their dates, gates with what they say, counts per arm, and what has happened. `results` asks it what came of it: verdict, effects, guardrails, prices and behaviour. `bundle` prints everything of it, signed, as the service sends it. `backtest` tries the file’s policy without the service: on past units of one price, where every stop is false, or on the looks of a bundle.',
    )
    .argument('<verb>', verbs)
    .argument(
      '<file>',
      'an experiment file: rules/experiments/team-mtu-rate.yaml; its key will do for the service',
    );
  for (const { flag, value, says } of VERB_OPTIONS) {
    const words = Object.entries(says).map(([verb, text]) => `${verb}: ${text}`);
    experiment.option(value === undefined ? flag : `${flag} <${value}>`, words.join('; '));
  }
  experiment.action(
    async (verb: string, file: string, _: Readonly<Record<string, unknown>>, command: Command) => {
      const { experiment: run } = await lightly(() => import('./commands/experiment.js'));
      ended(await run(verb, file, command.optsWithGlobals(), terminal));
    },
  );
}
