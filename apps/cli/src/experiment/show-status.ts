import type { components } from '#client';
import { basename } from 'node:path';
import type { ExperimentOptions } from '../commands/experiment.js';
import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { type Cell, inColumns } from '../shell/columns.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Style } from '../shell/style.js';
import type { Terminal } from '../shell/terminal.js';

type Status = components['schemas']['ExperimentStatus'];

/** Where the rollout of an experiment in the service stands; `named` is its key, or its file. */
export async function showStatus(
  named: string,
  { json }: ExperimentOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const key = basename(named).replace(/\.ya?ml$/, '');
  const { client } = await connect();
  const status = await answered(client.GET('/v1/experiments/{key}/status', { params: { path: { key } } }));
  await terminal.out(json === true ? `${JSON.stringify(status)}\n` : textOf(status, terminal.outStyle));
  return EXIT.ok;
}

function textOf(status: Status, style: Style): string {
  const parts = [
    headOf(status, style),
    table(stagesOf(status), ['stage', 'from', 'coverage', 'left when these pass'], style),
    table(gatesOf(status, style), ['gate', 'says', 'then', 'because'], style),
    table(armsOf(status), ['arm', 'units', 'workspaces', 'seen'], style),
    table(historyOf(status), ['when', 'what', 'by', 'why'], style),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headOf(status: Status, { bold }: Style): string {
  const { experiment, rollout, stage, stages, enteredAt, dueAt, nextCheckAt } = status;
  const { pausedAt, pauseReason, enrolmentHeldAt, evidence } = status;
  const lines = [
    `${bold(experiment)}  ${rollout}, stage ${stage} of ${stages.length} since ${enteredAt}`,
    ...(pausedAt === null ? [] : [`paused at ${pausedAt}: ${pauseReason ?? ''}`]),
    ...(enrolmentHeldAt === null ? [] : [`nobody new enrols since ${enrolmentHeldAt}: the budget is spent`]),
    ...(dueAt === null ? [] : [`due ${dueAt}${nextCheckAt === null ? '' : `, next look ${nextCheckAt}`}`]),
    ...(evidence === null ? [] : [`evidence ${evidence.hash} of ${evidence.at}`]),
  ];
  return lines.join('\n');
}

const stagesOf = ({ stages, completesAt }: Status): readonly (readonly Cell[])[] => [
  ...stages.map(({ stage, at, entered, coverage, gates }) => [
    { text: String(stage) },
    // What is ahead is the earliest date, and a stage that was passed by has none.
    { text: at === null ? '–' : entered ? at : `not before ${at}` },
    { text: `${coverage} %`, align: 'right' as const },
    { text: gates.join(', ') },
  ]),
  ...(completesAt === null ? [] : [[{ text: 'end' }, { text: `not before ${completesAt}` }]]),
];

const gatesOf = ({ gates }: Status, { green, red, yellow, dim }: Style): readonly (readonly Cell[])[] =>
  gates.map(({ type, verdict, action, listed, dryRun, reason, figures }) => [
    { text: listed ? type : `${type} (watched)` },
    { text: verdict, paint: verdict === 'pass' ? green : verdict === 'fail' ? red : yellow },
    { text: dryRun ? 'nothing (dry run)' : action },
    {
      text: [reason, ...Object.entries(figures).map(([name, figure]) => `${name}: ${figure}`)].join('; '),
      paint: dim,
    },
  ]);

const armsOf = ({ variants }: Status): readonly (readonly Cell[])[] =>
  variants.map(({ key, units, workspaces, exposed }) => [
    { text: key },
    ...[units, workspaces, exposed].map((count) => ({ text: String(count), align: 'right' as const })),
  ]);

const historyOf = ({ history }: Status): readonly (readonly Cell[])[] =>
  history.map(({ at, kind, stage, by, reason }) => [
    { text: at },
    { text: kind === 'entered' ? `entered stage ${stage}` : `${kind} in stage ${stage}` },
    { text: by },
    { text: reason ?? '' },
  ]);

function table(rows: readonly (readonly Cell[])[], head: readonly string[], { dim }: Style): string {
  if (rows.length === 0) return '';
  return inColumns([head.map((text) => ({ text, paint: dim })), ...rows]).join('\n');
}
