import { Injectable } from '@nestjs/common';
import { type Instant, parseInstant } from '#calendar';
import { Clock } from '#storage';
import { Problem } from '../problems/problem.js';

/** The instant that a request asks about: `at`, or now. */
@Injectable()
export class InstantOf {
  constructor(private readonly clock: Clock) {}

  read(at: string | undefined): Instant {
    if (at === undefined) return this.clock.now();
    const instant = parseInstant(at);
    if (instant !== undefined) return instant;
    const message = `\`${at}\` is no instant`;
    throw new Problem('request.invalid', message, [
      {
        code: 'quote.invalid-instant',
        message,
        help: 'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
        pointer: '/at',
      },
    ]);
  }
}
