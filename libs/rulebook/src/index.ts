export { canonicalJson, canonicalText } from './canonical.js';
export type { LoadedCase, LoadedCases } from './cases/read-cases.js';
export { type CheckOptions, type CheckedPackage, checkPackageText, parsePackage } from './check-package.js';
export {
  canonicalGiven,
  type CheckedSubmission,
  checkSubmission,
  type SoundSubmission,
  type Submission,
} from './check-submission.js';
export { contentHash, hashOfValue } from './content-hash.js';
export type { Diagnostic, Severity } from './diagnostic.js';
export type { ChangeSubject, VersionChange } from './diff/change.js';
export { diffVersions } from './diff/diff-versions.js';
export { type DiagnosticPage, diagnosticChapters, diagnosticPages } from './diagnostic-pages.js';
export { type CheckedExperiments, checkExperiments } from './experiments/check-experiments.js';
export {
  type CheckedExperimentSubmission,
  checkExperimentSubmission,
  type ExperimentSubmission,
} from './experiments/check-experiment-submission.js';
export type { LoadedExperiment } from './experiments/experiment-lint.js';
export { parseExperiment } from './experiments/parse-experiment.js';
export { readHoldouts } from './experiments/read-holdouts.js';
export { readMetrics } from './experiments/read-metrics.js';
export { formatDocument } from './format/format-document.js';
export { type Finding, type Lint, type LintContext, lints } from './lints/index.js';
export { type DefinitionTexts, definitionsHash, mergeDefinitions } from './merge-definitions.js';
export { firstVersion, nextVersion } from './new-package.js';
export { addToLock, checkLock, lockText } from './published-lock.js';
export {
  DEFINITION_KINDS,
  type DefinitionKind,
  type DefinitionPins,
  readDefinitions,
} from './read-definitions.js';
export { type ReadOptions, type Rulebook, readRulebook } from './read-rulebook.js';
export type { LoadedVersion } from './read-versions.js';
export type { DocumentNode, RuleDocument } from './read/document.js';
export {
  type LoneCellQuantity,
  type LoneRating,
  type LoneUsage,
  type RateRequestResult,
  readRateRequest,
} from './rate-request.js';
export { type RuleFile, readDocument } from './read/read-document.js';
export type { Read } from './read/read-text.js';
export { renderDiagnostic } from './render-diagnostic.js';
export { renderDiagnosticPages } from './render-diagnostic-pages.js';
export { shapeOf } from './shape/shape-faults.js';
export { loadDefinitions, type Pins, plainPins, usedPins } from './used-pins.js';
export { USUAL_ALPHA, USUAL_LEAST, USUAL_PRIMARY } from './experiments/metrics.js';
