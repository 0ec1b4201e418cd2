import { instantText, type Period } from '#calendar';
import type { Definitions, PackageVersion } from '#catalog';
import type { QuoteInputsDocument } from '#quote';
import type { AttributeValues, Subscription } from '#storage';
import type { Span } from './timeline.js';
import { usageFree } from './usage-free.js';

interface Asked {
  readonly subscription: Pick<Subscription, 'anchor' | 'startedAt'>;
  readonly attributes: AttributeValues;
  readonly period: Period;
  /** What holds in the period, in order; not empty. */
  readonly spans: readonly [Span, ...Span[]];
  readonly versionOf: (number: number) => {
    readonly version: PackageVersion;
    readonly definitions: Definitions;
  };
}

/** One period of a subscription as the document of a quote, without any use of any meter. */
export function periodDocument(asked: Asked): QuoteInputsDocument {
  const { subscription, period, spans, versionOf } = asked;
  const known = spans.map(({ packageVersion }) => versionOf(packageVersion).definitions.attributes);
  const attributes = Object.entries(asked.attributes).filter(([key]) => known.some((one) => one.has(key)));
  const { from, to, timeZone } = period;
  const shared = {
    workspace: Object.fromEntries(attributes),
    period: { from: instantText(from), to: instantText(to), timeZone },
    subscription: { start: instantText(subscription.startedAt), anchor: instantText(subscription.anchor) },
  };
  const [only, ...others] = spans;
  if (others.length === 0 && only.state === 'active')
    return {
      ...shared,
      quantities: only.quantities,
      usage: usageFree(versionOf(only.packageVersion).version),
    };
  return { ...shared, ...segmented(asked) };
}

/** Usage stands once in each run of one version; a period of one version takes it for the whole. */
function segmented({ spans, versionOf }: Asked): Pick<QuoteInputsDocument, 'segments' | 'usage'> {
  const running = spans.filter(({ state }) => state === 'active');
  const runs = running.filter((span, index) => running[index - 1]?.packageVersion !== span.packageVersion);
  const segments = spans.map((span) => ({
    from: instantText(span.from),
    version: span.packageVersion,
    quantities: span.quantities,
    ...(span.state === 'paused' && { paused: true }),
    ...(runs.length > 1 &&
      runs.includes(span) && { usage: usageFree(versionOf(span.packageVersion).version) }),
  }));
  const [run] = runs;
  return {
    segments,
    ...(runs.length === 1 && run && { usage: usageFree(versionOf(run.packageVersion).version) }),
  };
}
