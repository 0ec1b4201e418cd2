import { Injectable } from '@nestjs/common';
import { type Instant, parseInstant } from '#calendar';
import { Clock } from '#storage';
import { Problem } from '../problems/problem.js';

/** The instant that a request asks about: `at`, or now. */
@Injectable()
export class InstantOf {
  constructor(private readonly clock: Clock) {}

  read(at: string | undefined): Instant {
    return this.optional(at, '/at') ?? this.clock.now();
  }

  /** The instant that stands at `pointer`, if one does. */
  optional(text: string | undefined, pointer: string): Instant | undefined {
    return text === undefined ? undefined : this.required(text, pointer);
  }

  /** The instant that stands at `pointer`. */
  required(text: string, pointer: string): Instant {
    const instant = parseInstant(text);
    if (instant !== undefined) return instant;
    const message = `\`${text}\` is no instant`;
    throw new Problem('request.invalid', message, [
      {
        code: 'quote.invalid-instant',
        message,
        help: 'write RFC 3339 with a zone: 2027-01-01T00:00:00Z',
        pointer,
      },
    ]);
  }
}
