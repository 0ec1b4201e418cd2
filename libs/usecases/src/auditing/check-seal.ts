import { Injectable } from '@nestjs/common';
import { instantText } from '#calendar';
import { type AuditRow, QUOTE_DIGEST, QuoteDigestStore } from '#storage';
import type { ChainFault } from './chain.js';
import { sealOf } from './quote-seal.js';

/** Whether the quotes that a row seals are still what they were. */
@Injectable()
export class CheckSeal {
  constructor(private readonly digests: QuoteDigestStore) {}

  async run(row: AuditRow): Promise<ChainFault | undefined> {
    const seal = sealOf(row);
    if (seal === undefined) return undefined;
    const { seq } = row;
    if (seal.algorithm !== QUOTE_DIGEST)
      return {
        seq,
        kind: 'quotes',
        message: `row ${seq} seals quotes by \`${seal.algorithm}\`, which this program does not know`,
      };
    const found = await this.digests.of(seal.from, seal.to);
    if (found.digest === seal.digest && found.count === seal.count) return undefined;
    return {
      seq,
      kind: 'quotes',
      message: difference(instantText(seal.from), instantText(seal.to), seal, found),
    };
  }
}

interface Counted {
  readonly count: string;
}

function difference(from: string, to: string, sealed: Counted, found: Counted): string {
  const span = `quotes from ${from} until ${to} are not those that were sealed`;
  return sealed.count === found.count
    ? `${span}: one of them was changed, or took another's place`
    : `${span}: ${sealed.count} were there, and ${found.count} are`;
}
