import type { AcceptedWarning, PackageVersion } from '#catalog';
import type { Diagnostic } from './diagnostic.js';
import { type Finding, type LintContext, contradictions, lints } from './lints/index.js';
import { quoted } from './quoted.js';
import { type RuleDocument, diagnosticFor } from './read/document.js';

/**
 * What the lints find in a version, in diagnostics. A warning that the file accepts keeps its reason and is no
 * finding; an acceptance that nothing matches is a warning itself, so that the list never outlives its reasons.
 */
export function findingsOf(
  version: PackageVersion,
  document: RuleDocument,
  context: LintContext,
): readonly Diagnostic[] {
  const used = new Set<AcceptedWarning>();
  const found = lints
    .flatMap((lint) => lint(version, context))
    .map((finding): Diagnostic => {
      const { path, severity } = finding;
      const diagnostic = diagnosticFor(document, path, finding, { severity });
      const accepted =
        severity === 'warning' ? version.accept.find((entry) => covers(entry, finding)) : undefined;
      if (!accepted) return diagnostic;
      used.add(accepted);
      return { ...diagnostic, accepted: accepted.because };
    });
  const unused = version.accept.flatMap((entry, index) =>
    used.has(entry) ? [] : [unusedAcceptance(entry, index, version, document)],
  );
  return [...found, ...unused];
}

/** An acceptance of nothing: it names what is not there, or what it accepted is gone. */
function unusedAcceptance(
  entry: AcceptedWarning,
  index: number,
  { charges, rules }: PackageVersion,
  document: RuleDocument,
): Diagnostic {
  const unknown = (['charge', 'rule'] as const).find((noun) => {
    const names = noun === 'charge' ? charges.map(({ key }) => key) : rules.map(({ name }) => name);
    const named = entry[noun];
    return named !== undefined && !names.includes(named);
  });
  if (unknown !== undefined)
    return diagnosticFor(document, ['accept', index, unknown], {
      code: `unknown-${unknown}`,
      message: `no ${unknown} is called ${quoted(entry[unknown] ?? '')}`,
      help: `name the ${unknown} whose warning is accepted`,
    });
  return diagnosticFor(
    document,
    ['accept', index, 'code'],
    {
      code: 'accept-unused',
      message: `nothing here raises ${quoted(entry.code)}${targetOf(entry)}`,
      help: 'delete the entry: what it accepted is gone',
    },
    { severity: 'warning' },
  );
}

/** Contradictions that no mending of the other faults could take away: they are told beside them. */
export function contradictionsOf(
  sketch: PackageVersion,
  document: RuleDocument,
  context: LintContext,
): readonly Diagnostic[] {
  return contradictions
    .flatMap((lint) => lint(sketch, context))
    .map((finding) => diagnosticFor(document, finding.path, finding, { severity: finding.severity }));
}

function covers({ code, charge, rule }: AcceptedWarning, finding: Finding): boolean {
  return (
    code === finding.code &&
    (charge === undefined || charge === finding.charge) &&
    (rule === undefined || rule === finding.rule)
  );
}

const targetOf = ({ charge, rule }: AcceptedWarning): string =>
  charge === undefined
    ? rule === undefined
      ? ''
      : ` on rule ${quoted(rule)}`
    : ` on charge ${quoted(charge)}`;
