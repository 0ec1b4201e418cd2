import { type Instant, parseInstant } from '#calendar';
import { InvariantError } from '#money';
import { Clock } from '#storage';

/** Stands still until it is set. */
export class FrozenClock extends Clock {
  #now: Instant;

  /** `text` is RFC 3339 with a zone. */
  constructor(text: string) {
    super();
    this.#now = read(text);
  }

  set(text: string): void {
    this.#now = read(text);
  }

  now(): Instant {
    return this.#now;
  }
}

function read(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new InvariantError(`\`${text}\` is no instant`);
  return instant;
}
