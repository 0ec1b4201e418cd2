import type { CaseRun, VersionRun } from './run-cases.js';
import { type Cell, counted, inColumns } from '../shell/columns.js';
import type { Style } from '../shell/style.js';

export const failed = (run: CaseRun): boolean => run.differences.length > 0 || run.faults.length > 0;

/** One version's cases for people: what failed with expected and got side by side, and what no case reaches. */
export function caseReport({ version, path, runs, unreached }: VersionRun, style: Style): string {
  const { bold, green, red, dim, yellow } = style;
  const broken = runs.filter(failed);
  const title = `${version.package}@${version.version}`;
  if (path === undefined) return `${yellow('-')} ${bold(title)}  ${dim('no cases')}\n`;
  const mark = broken.length === 0 ? green('✓') : red('✗');
  return [
    `${mark} ${bold(title)}  ${counted(runs.length, 'case')}  ${dim(path)}`,
    ...broken.flatMap((run) => failureLines(run, style)),
    ...inColumns(
      unreached.map(({ text, place }): Cell[] => [
        { text: 'no case reaches', paint: yellow },
        { text },
        { text: `${place.file}:${place.line}`, paint: dim },
      ]),
      { indent: 4 },
    ),
    '',
  ].join('\n');
}

function failureLines({ name, place, differences, faults }: CaseRun, style: Style): string[] {
  const { bold, dim, green, red } = style;
  return [
    `  ${red('✗')} ${bold(name)}  ${dim(`${place.file}:${place.line}`)}`,
    ...inColumns(
      differences.map(({ path, expected, got }): Cell[] => [
        { text: path.join('.') },
        { text: 'expected', paint: dim },
        { text: expected, align: 'right', paint: green },
        { text: 'got', paint: dim },
        { text: got ?? 'no such thing', align: 'right', paint: red },
      ]),
      { indent: 6 },
    ),
    ...faults.flatMap(({ code, message, help, pointer = '' }) => [
      `      ${bold(code)}  ${message}${pointer === '' ? '' : dim(`  ${pointer}`)}`,
      dim(`        help: ${help}`),
    ]),
  ];
}

/** The same as one JSON object. */
export function caseReportJson(versions: readonly VersionRun[]): object {
  return {
    versions: versions.map(({ version, path, runs, unreached }) => ({
      package: version.package,
      version: version.version,
      file: path ?? null,
      cases: runs.map(({ name, place, differences, faults, expectsNothing }) => ({
        name,
        line: place.line,
        ok: differences.length === 0 && faults.length === 0,
        differences: differences.map(({ path, expected, got = null }) => ({
          path: path.join('.'),
          expected,
          got,
        })),
        faults,
        ...(expectsNothing && { expectsNothing }),
      })),
      unreached: unreached.map(({ kind, text, place }) => ({
        kind,
        text,
        file: place.file,
        line: place.line,
      })),
    })),
  };
}

export function caseSummary(versions: readonly VersionRun[], errors: number): string {
  const runs = versions.flatMap((version) => version.runs);
  const broken = runs.filter(failed).length;
  const unreached = versions.flatMap((version) => version.unreached);
  const empty = runs.filter(({ expectsNothing }) => expectsNothing).length;
  return [
    `${counted(runs.length, 'case')} of ${counted(versions.length, 'version')}`,
    broken === 0 ? 'all as expected' : `${broken} not as expected`,
    ...(errors > 0 ? [`${counted(errors, 'error')} in the files`] : []),
    ...(unreached.length > 0 ? [`${counted(unreached.length, 'part')} of prices that no case reaches`] : []),
    ...(empty > 0 ? [`${counted(empty, 'case')} without expectations (--update fills them in)`] : []),
  ].join(', ');
}
