import { type Instant, parseInstant } from '#calendar';
import type { QuoteFault } from './fault.js';

export function readInstant(text: string, at: string, faults: QuoteFault[]): Instant | undefined {
  const instant = parseInstant(text);
  if (instant === undefined) {
    faults.push({
      code: 'quote.invalid-instant',
      message: `\`${text.slice(0, 60)}\` is no instant`,
      help: 'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
      pointer: at,
    });
  }
  return instant;
}
