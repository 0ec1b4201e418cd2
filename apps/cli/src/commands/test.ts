import type { LoadedVersion } from '#rulebook';
import { caseReport, caseReportJson, caseSummary, failed } from '../cases/case-report.js';
import { type VersionRun, runCases } from '../cases/run-cases.js';
import { updateVersion } from '../cases/update-version.js';
import { text } from '../check/text.js';
import { type LoadedRules, loadRules } from '../rules/load-rules.js';
import { packagePaths } from '../rules/package-paths.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';

export interface TestOptions {
  readonly rules?: string;
  readonly json?: true;
  readonly update?: true;
  readonly force?: true;
}

/** Runs every case of the named packages, files or folders; of all packages when none is named. */
export async function test(
  references: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const rules = await loadRules(await packagePaths(references, options.rules), options.rules);
  const versions = await runVersions(rules);
  const errors = rules.diagnostics.filter(({ severity }) => severity === 'error');

  if (options.json === true) {
    await terminal.out(`${JSON.stringify({ ...caseReportJson(versions), diagnostics: errors })}\n`);
  } else {
    for (const version of versions) await terminal.out(caseReport(version, terminal.outStyle));
  }
  // A case that cannot be read is no case that passed.
  if (errors.length > 0 && options.json !== true) await terminal.out(text(errors, terminal.outStyle));
  const { green, red } = terminal.sayStyle;
  const broken = versions.some(({ runs }) => runs.some(failed)) || errors.length > 0;
  terminal.say((broken ? red : green)(caseSummary(versions, errors.length)));

  if (options.update !== true) return broken ? EXIT.findings : EXIT.ok;
  let left = errors.length > 0;
  for (const version of versions) {
    if (!(await updateVersion(version, rules, options.force === true, terminal))) left = true;
  }
  return left ? EXIT.findings : EXIT.ok;
}

async function runVersions({ rulebook, isMeant }: LoadedRules): Promise<readonly VersionRun[]> {
  const { packages, cases, definitions } = rulebook;
  const runs: VersionRun[] = [];
  for (const { version, path, siblings } of [...packages.values()].flatMap(withSiblings)) {
    const loaded = cases.get(`${version.package}@${version.version}`);
    if (!isMeant(path) && (loaded === undefined || !isMeant(loaded.path))) continue;
    runs.push(await runCases(version, definitions, loaded, siblings));
  }
  return runs;
}

/** A case with segments may name any version of its package. */
function withSiblings(loaded: readonly LoadedVersion[]) {
  const siblings = loaded.map(({ version }) => version);
  return loaded.map((one) => ({ ...one, siblings }));
}
