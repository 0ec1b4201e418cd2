import { isSealed, seal, unseal } from '#signing';
import type { SigningKey } from '#storage';

type KeptKey = Pick<SigningKey, 'kid' | 'privateKey'>;

/** What private keys are sealed with where they are kept: the first of these; the others still open. None: kept open. */
export class SigningSecret {
  constructor(private readonly texts: readonly string[]) {}

  seal(bytes: Uint8Array, kid: string): string {
    return seal(bytes, kid, this.texts[0]);
  }

  /** The private key; undefined when it is sealed with none of these. */
  unseal({ kid, privateKey }: KeptKey): Uint8Array | undefined {
    for (const text of this.#candidates()) {
      const bytes = unseal(privateKey, kid, text);
      if (bytes !== undefined) return bytes;
    }
    return undefined;
  }

  /** Whether the key rests as it would be kept today. */
  isCurrent({ kid, privateKey }: KeptKey): boolean {
    const [first] = this.texts;
    if (first === undefined) return true;
    return isSealed(privateKey) && unseal(privateKey, kid, first) !== undefined;
  }

  #candidates(): readonly (string | undefined)[] {
    return this.texts.length === 0 ? [undefined] : this.texts;
  }
}
