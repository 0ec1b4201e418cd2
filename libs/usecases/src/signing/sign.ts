import { Injectable } from '@nestjs/common';
import { InvariantError } from '#money';
import { type Signature, signBytes } from '#signing';
import { Clock } from '#storage';
import { EnsureSigningKey } from './ensure-signing-key.js';
import { SigningSecret } from './signing-secret.js';

interface Active {
  readonly kid: string;
  readonly privateKey: Uint8Array;
  readonly untilMs: number;
}

/** A rotation is noticed this late: the new key was published long before it signs. */
const REMEMBERED_MS = 5_000;

/** Signs in the name of the service. */
@Injectable()
export class Sign {
  #active: Active | undefined;

  constructor(
    private readonly ensureSigningKey: EnsureSigningKey,
    private readonly secret: SigningSecret,
    private readonly clock: Clock,
  ) {}

  async run(bytes: Uint8Array): Promise<Signature> {
    const { kid, privateKey } = await this.#key();
    return { kid, bytes: signBytes(privateKey, bytes) };
  }

  async #key(): Promise<Active> {
    const nowMs = this.clock.now().epochMilliseconds;
    if (this.#active !== undefined && nowMs < this.#active.untilMs) return this.#active;
    const outcome = await this.ensureSigningKey.run();
    const privateKey = outcome.ok ? this.secret.unseal(outcome.value) : undefined;
    if (!outcome.ok || privateKey === undefined)
      throw new InvariantError(
        outcome.ok ? 'a key that was opened does not open' : outcome.faults[0].message,
      );
    this.#active = { kid: outcome.value.kid, privateKey, untilMs: nowMs + REMEMBERED_MS };
    return this.#active;
  }
}
