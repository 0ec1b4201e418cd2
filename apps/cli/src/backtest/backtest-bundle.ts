import type { BundleDocument } from '#analysis';
import type { Experiment } from '#catalog';
import type { ExperimentOptions } from '../commands/experiment.js';
import { checkSignature } from '../bundle/check-signature.js';
import { readBundle } from '../bundle/read-bundle.js';
import { loadWithoutPackages } from '../experiment/load-without-packages.js';
import { shown } from '../report/shown.js';
import { inColumns } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import { openBytes } from '../shell/read-text.js';
import type { Style } from '../shell/style.js';
import type { Terminal } from '../shell/terminal.js';
import { isStop } from './apply-policy.js';
import { type ReplayedLook, type ReplayedPolicy, replayPolicy } from './replay-policy.js';

/** What the policy of a file would have done in an experiment that is over, or goes on. */
export async function backtestBundle(
  file: string,
  from: string,
  { rules, json }: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { loaded } = await loadWithoutPackages(file, rules, 'has no policy that can be tried');
  const signed = await readBundle(openBytes(from), from);
  const { bundle } = signed;
  refuseAnother(loaded.experiment, file, bundle, from);
  if (!checkSignature(signed).isValid)
    terminal.say('warning: the signature of the bundle is wrong: `ratebook analyse` says how');
  let replayed: ReplayedPolicy;
  try {
    replayed = replayPolicy(loaded.experiment, bundle);
  } catch (error) {
    throw new CouldNotRun(
      'bundle.not-computable',
      `the sums in \`${from}\` cannot be computed with: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const { key, stoppedAt } = bundle.experiment;
  await terminal.out(
    json === true
      ? `${JSON.stringify({ experiment: key, policy: loaded.experiment.key, ...replayed, stoppedAt })}\n`
      : textOf(replayed, { key, stoppedAt, policy: file }, terminal.outStyle),
  );
  return EXIT.ok;
}

/** A policy may change what is asked of arms, and never which arms there are: it would be tried on what it knows nothing of. */
function refuseAnother(
  { key, variants }: Experiment,
  file: string,
  { experiment, variants: arms }: BundleDocument,
  from: string,
): void {
  const [own = '', other = ''] = [variants, arms].map((all) => {
    const [control = '', ...others] = all.map((each) => each.key);
    return [control, ...others.sort()].join(', ');
  });
  if (key === experiment.key && own === other) return;
  throw new CouldNotRun(
    'backtest.another-experiment',
    key === experiment.key
      ? `\`${from}\` has the arms ${shown(other)}, and \`${file}\` has ${own}`
      : `\`${from}\` is of the experiment \`${shown(experiment.key)}\`, and \`${file}\` is \`${key}\``,
    'change the policy in a copy of the experiment’s own file: its key, its control and its variants stay',
  );
}

interface Named {
  readonly key: string;
  readonly policy: string;
  readonly stoppedAt: string | null;
}

function textOf({ looks, stopsAt }: ReplayedPolicy, { key, policy, stoppedAt }: Named, style: Style): string {
  const { bold, dim, red, yellow } = style;
  const head = ['look', 'stage', 'guardrails', 'sample ratio', 'then'].map((text) => ({ text, paint: dim }));
  const rows = looks.flatMap((look) => {
    const [first = 'none', ...others] = look.guardrails.map(guardrailText);
    return [
      [
        { text: look.asOf },
        { text: String(look.stage), align: 'right' as const },
        { text: shown(first) },
        { text: look.sampleRatio },
        {
          text: look.because === undefined ? look.action : `${look.action} (${look.because})`,
          ...(look.action !== 'pass' && { paint: isStop(look.action) ? red : yellow }),
        },
      ],
      // A guardrail a line: three of them beside each other are wider than any terminal.
      ...others.map((text) => ['', '', shown(text), '', ''].map((each) => ({ text: each }))),
    ];
  });
  const stopped = stoppedAt === null ? 'it was not stopped by anybody' : `it was stopped at ${stoppedAt}`;
  return `${[
    `${bold(shown(key))} under the policy of ${policy}`,
    ...inColumns([head, ...rows]),
    stopsAt === null
      ? `nothing would have stopped it; ${stopped}`
      : `first stopped or paused at ${bold(stopsAt)}; ${stopped}`,
    dim('what is after that is as it was: units that came later would not have come'),
    dim('time, approvals, budgets and quotes are not tried: guardrails, sample ratio and sample are'),
  ].join('\n')}\n`;
}

const guardrailText = ({ metric, verdict, variant, reason }: ReplayedLook['guardrails'][number]): string =>
  verdict === 'pass' ? `${metric} pass` : `${metric} ${verdict} (${variant}: ${reason})`;
