import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import type { QuoteInputsDocument } from '#contracts';
import { assembleQuote, readQuoteInputs } from '#quote';
import type { StoredVersion } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { FindVersion } from '../packages/find-version.js';
import { ResolveCurrent } from '../packages/resolve-current.js';
import { VersionLibrary } from '../packages/version-library.js';

export interface PreviewRequest {
  readonly packageKey: string;
  /** Absent: the version that is current at `at`. */
  readonly version?: number;
  readonly at: Instant;
  /** What the caller believes to be the currency. */
  readonly currency?: string;
  readonly inputs: QuoteInputsDocument;
  readonly explain: boolean;
}

/** A quote that is not kept. Its JSON is the quote's canonical bytes, with the explanation beside it when asked. */
@Injectable()
export class PreviewQuote {
  constructor(
    private readonly findVersion: FindVersion,
    private readonly resolveCurrent: ResolveCurrent,
    private readonly library: VersionLibrary,
  ) {}

  async run(request: PreviewRequest): Promise<Outcome<string>> {
    const stored = await this.#versionFor(request);
    if (!stored.ok) return stored;
    const mismatch = currencyFault(request, stored.value);
    if (mismatch) return refused(mismatch);
    const { version, definitions } = await this.library.read(stored.value);
    const inputs = readQuoteInputs(request.inputs, { version, definitions, at: request.at });
    if (!inputs.ok) return refusedFor(inputs.faults);
    const result = await assembleQuote(inputs.value);
    if (!result.ok) return refusedFor(result.faults);
    const { quote, bytes, explain } = result;
    return {
      ok: true,
      value: request.explain ? JSON.stringify({ ...quote, explanation: explain() }) : bytes,
    };
  }

  async #versionFor({ packageKey, version, at }: PreviewRequest): Promise<Outcome<StoredVersion>> {
    if (version === undefined) return await this.resolveCurrent.run(packageKey, at);
    const found = await this.findVersion.run(packageKey, version);
    if (!found.ok) return found;
    const { retiredAt } = found.value;
    if (retiredAt === undefined || compareInstants(retiredAt, at) > 0) return found;
    return refused({
      code: 'package.version-retired',
      message: `\`${packageKey}@${version}\` is retired: nothing new is priced with it`,
      help: 'leave `version` out for the one that is current',
      pointer: '/version',
    });
  }
}

function currencyFault({ currency }: PreviewRequest, stored: StoredVersion): ServiceFault | undefined {
  if (currency === undefined || currency === stored.currency) return undefined;
  return {
    code: 'quote.currency-mismatch',
    message: `\`${stored.packageKey}@${stored.number}\` is priced in ${stored.currency}, not in \`${currency}\``,
    help: `ask for ${stored.currency}, or leave \`currency\` out; nothing is ever converted`,
    pointer: '/currency',
  };
}

function refusedFor(faults: readonly ServiceFault[]): Outcome<never> {
  const [first, ...more] = faults;
  return refused(first ?? { code: 'quote.refused', message: 'this cannot be priced' }, ...more);
}
