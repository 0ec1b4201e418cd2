import { type Instant, instantText } from '#calendar';
import type {
  DiagnosticReply,
  PackageSummaryDocument,
  VersionReply,
  VersionSummaryDocument,
} from '#contracts';
import type { Diagnostic } from '#rulebook';
import type { PackageSummary, StoredVersion } from '#storage';
import type { DraftView, ListedVersion, PublishedView, VersionView } from '#usecases';

export function toPackage({
  key,
  title,
  latestVersion,
  currentVersion,
}: PackageSummary): PackageSummaryDocument {
  return {
    key,
    ...(title === undefined ? {} : { title }),
    latestVersion,
    currentVersion: currentVersion ?? null,
  };
}

export function toVersionSummary(version: ListedVersion): VersionSummaryDocument {
  return {
    package: version.packageKey,
    version: version.number,
    state: stateOf(version),
    contentHash: version.contentHash,
    ...(version.title === undefined ? {} : { title: version.title }),
    currency: version.currency,
    interval: version.interval,
    effectiveFrom: textOrNull(version.effectiveFrom),
    publishedAt: 'publishedAt' in version ? instantText(version.publishedAt) : null,
    publishedBy: 'publishedBy' in version ? version.publishedBy : null,
    retiredAt: 'retiredAt' in version ? textOrNull(version.retiredAt) : null,
    definitionsHash: version.definitionSet,
  };
}

function stateOf(version: ListedVersion): VersionSummaryDocument['state'] {
  if ('revision' in version) return version.state;
  return version.retiredAt === undefined ? 'published' : 'retired';
}

export function toVersion(version: StoredVersion): VersionReply {
  return {
    ...toVersionSummary(version),
    document: documentOf(version),
    approvedBy: version.approvedBy ?? null,
    breakGlass: version.breakGlass ?? null,
    retiredBy: version.retiredBy ?? null,
    retiredReason: version.retiredReason ?? null,
  };
}

/** A version wherever it stands in its life. */
export function toView(view: VersionView): VersionReply {
  return 'draft' in view ? toDraft(view) : toPublished(view);
}

export function toPublished({ version, promotions, current, supersedes }: PublishedView): VersionReply {
  return {
    ...toVersion(version),
    promotions: promotions.map(toPromotion),
    becomesCurrent: current.map(instantText),
    supersedes: [...supersedes],
  };
}

function toDraft({ draft, approvals, diagnostics }: DraftView): VersionReply {
  return {
    ...toVersionSummary(draft),
    document: documentOf(draft),
    revision: draft.revision,
    writtenBy: [...draft.writtenBy],
    submittedBy: draft.submittedBy ?? null,
    approvals: approvals.map(({ verdict, holder, at, comment }) => ({
      verdict,
      holder,
      at: instantText(at),
      comment: comment ?? null,
    })),
    ...(diagnostics && { diagnostics: diagnostics.map(toDiagnostic) }),
  };
}

const documentOf = ({ document }: { readonly document: string }) =>
  JSON.parse(document) as Record<string, unknown>;

function toPromotion(promotion: PublishedView['promotions'][number]) {
  const { from, requestedBy, requestedAt, verdict, decidedBy, comment, promotedBy, promotedAt } = promotion;
  const decided = verdict === 'approve' ? 'approved' : verdict === 'reject' ? 'rejected' : 'in-review';
  return {
    from: instantText(from),
    state: promotedAt === undefined ? decided : ('promoted' as const),
    requestedBy,
    requestedAt: instantText(requestedAt),
    decidedBy: decidedBy ?? null,
    comment: comment ?? null,
    promotedBy: promotedBy ?? null,
    promotedAt: textOrNull(promotedAt),
  } as const;
}

export function toDiagnostic(diagnostic: Diagnostic): DiagnosticReply {
  const { severity, code, message, help, place, sourceLine, accepted } = diagnostic;
  return {
    severity,
    code,
    message,
    help,
    path: place.file,
    line: place.line,
    column: place.column,
    ...(sourceLine === undefined ? {} : { sourceLine }),
    ...(accepted === undefined ? {} : { accepted }),
  };
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
