import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { instant } from '#calendar';
import type { KeptQuote } from '#storage';
import { type Outcome, refused, type ServiceFault } from '../fault.js';
import { ComputeQuote } from './compute-quote.js';
import { explanationOf } from './explanation-of.js';
import { FindKeptVersions } from './find-kept-versions.js';
import { FindQuote } from './find-quote.js';
import { readKeptInputs } from './kept-inputs.js';
import type { PriceReason } from './which-price.js';

export interface Replay {
  readonly kept: KeptQuote;
  /** The recomputed bytes, which are those that were kept. */
  readonly bytes: string;
  readonly explanation: Readonly<Record<string, unknown>>;
}

/** Computes a kept quote again from its inputs and its version by hash. A difference is told to everybody. */
@Injectable()
export class ReplayQuote {
  readonly #log = new Logger('ReplayQuote');

  constructor(
    private readonly findQuote: FindQuote,
    private readonly findVersions: FindKeptVersions,
    private readonly computeQuote: ComputeQuote,
  ) {}

  async run(id: string): Promise<Outcome<Replay>> {
    const found = await this.findQuote.run(id);
    if (!found.ok) return found;
    const kept = found.value;
    const inputs = readKeptInputs(kept.inputs);
    const versions = await this.findVersions.run(id, inputs);
    const computed = await this.computeQuote.run(versions, inputs.inputs, instant(inputs.at));
    if (!computed.ok) return this.#differs(kept, `refused with ${computed.faults[0].code}`);
    const { bytes } = computed.value;
    if (bytes !== kept.document) return this.#differs(kept, sha256(bytes));
    const price = {
      reason: kept.priceReason as PriceReason,
      version: kept.packageVersion,
      contentHash: kept.contentHash,
    };
    return { ok: true, value: { kept, bytes, explanation: explanationOf(computed.value, price) } };
  }

  #differs({ id, documentHash, engineVersion }: KeptQuote, now: string): Outcome<never> {
    const was = Buffer.from(documentHash).toString('hex');
    const fault: ServiceFault = {
      code: 'quote.replay-differs',
      message: `quote \`qte_${id}\` was ${was} under engine ${engineVersion}, and is ${now} when it is computed again`,
      help: 'the kept quote stands; the program that answers here must not price until this is understood',
    };
    this.#log.error(fault.message);
    return refused(fault);
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
