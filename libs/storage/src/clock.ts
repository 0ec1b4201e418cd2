import { type Instant, instantAt } from '#calendar';
import { InvariantError } from '#money';

/** Where use cases take the time from; tests hold it still. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    const now = instantAt(Date.now());
    if (now === undefined)
      throw new InvariantError('the clock of this machine is outside the years 1 to 9999');
    return now;
  }
}
