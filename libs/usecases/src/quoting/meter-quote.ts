import { Injectable } from '@nestjs/common';
import type { Instant } from '#calendar';
import { InvariantError } from '#money';
import { type QuoteInputsDocument, readQuoteInputs } from '#quote';
import type { StoredVersion } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { MeterUsage } from '../metering/meter-usage.js';
import { type ReadyVersion, VersionLibrary } from '../packages/version-library.js';
import { meteredRuns } from './metered-runs.js';
import { meteredNeedsWorkspace } from './quote-faults.js';

/** Puts what a workspace used into the document of a quote: from there on it is priced, kept and replayed as any other. */
@Injectable()
export class MeterQuote {
  constructor(
    private readonly library: VersionLibrary,
    private readonly meterUsage: MeterUsage,
  ) {}

  async run(
    document: QuoteInputsDocument,
    stored: readonly [StoredVersion, ...StoredVersion[]],
    at: Instant,
    workspace: string | undefined,
  ): Promise<Outcome<QuoteInputsDocument>> {
    if (workspace === undefined) return refused(meteredNeedsWorkspace);
    const versions = new Map<number, ReadyVersion>();
    for (const each of stored) versions.set(each.number, await this.library.read(each));
    const readyOf = (number: number): ReadyVersion => {
      const ready = versions.get(number);
      if (ready === undefined)
        throw new InvariantError(`version ${number} is not among those that are priced`);
      return ready;
    };
    // Which period it is follows from the rest; what is wrong with that is told where it is priced.
    const { segments, period, subscription } = document;
    const time = readQuoteInputs({ period, subscription }, { ...readyOf(stored[0].number), at });
    if (!time.ok) return { ok: true, value: document };
    const runs = meteredRuns(document, time.value.period, stored[0].number);
    const asked = runs.map(({ version, period }) => ({ version: readyOf(version).version, period }));
    const metered = await this.meterUsage.run(workspace, asked);
    if (!metered.ok) return metered;
    const usageOf = (index: number) => metered.value[runs.findIndex(({ segment }) => segment === index)];
    const [only, ...others] = metered.value;
    if (segments === undefined || others.length === 0)
      return { ok: true, value: { ...document, ...(only && { usage: only }) } };
    return {
      ok: true,
      value: {
        ...document,
        segments: segments.map((segment, index) => {
          const usage = usageOf(index);
          return usage === undefined ? segment : { ...segment, usage };
        }),
      },
    };
  }
}
