import { type Allowance, FailureLimit, type RateLimit } from '#limits';
import type { FastifyReply } from 'fastify';
import { Problem } from '../problems/problem.js';

/** How much one caller may ask. */
export class Limits {
  readonly #failures = new FailureLimit();

  /** `perKey` is absent when keys are not limited. */
  constructor(private readonly perKey: RateLimit | undefined) {}

  /** Throws for an address from which too many keys failed, unless this one was good before. */
  assertListened(address: string, key: string): void {
    const seconds = this.#failures.waitOf(address, key);
    if (seconds !== undefined)
      throw limited('too many keys from this address were not known; wait before the next one', seconds);
  }

  failed(address: string): void {
    this.#failures.failed(address);
  }

  succeeded(key: string): void {
    this.#failures.succeeded(key);
  }

  /** Takes one request from the minute of a key, and says on the reply what is left of it. */
  async take(keyId: string, reply: FastifyReply): Promise<void> {
    if (this.perKey === undefined) return;
    const allowance = await this.perKey.take(keyId);
    void reply.headers(headersOf(allowance, this.perKey.perMinute));
    if (!allowance.isGranted)
      throw limited(
        `this key may ask ${this.perKey.perMinute} times a minute, and did`,
        allowance.endsInSeconds,
      );
  }
}

/** As draft-ietf-httpapi-ratelimit-headers writes them. */
const headersOf = ({ remaining, endsInSeconds }: Allowance, perMinute: number) => ({
  'ratelimit-policy': `"key";q=${perMinute};w=60`,
  ratelimit: `"key";r=${remaining};t=${endsInSeconds}`,
});

const limited = (message: string, seconds: number): Problem =>
  new Problem('request.rate-limited', message, [], { 'retry-after': String(seconds) });
