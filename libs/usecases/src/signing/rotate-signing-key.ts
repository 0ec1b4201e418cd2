import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantText } from '#calendar';
import { Clock, type SigningKey, SigningKeyStore, UnitOfWork } from '#storage';
import { type Actor, SYSTEM } from '../actor.js';
import { RecordAudit } from '../auditing/record-audit.js';
import { MakeSigningKey } from './make-signing-key.js';
import { signingAt } from './signing-at.js';

export interface Rotation {
  readonly actor: Actor;
  readonly reason: string;
  /** The key fell into other hands: the new one signs at once, and nothing is believed that the old one signed. */
  readonly revokes: boolean;
}

/** So long a new key is published before it signs: many times what a reader may keep the list for. */
const PUBLISHED_AHEAD_HOURS = 1;
const LIFE_DAYS = 90;

@Injectable()
export class RotateSigningKey {
  constructor(
    private readonly work: UnitOfWork,
    private readonly keys: SigningKeyStore,
    private readonly makeSigningKey: MakeSigningKey,
    private readonly recordAudit: RecordAudit,
    private readonly clock: Clock,
  ) {}

  /** The new key. One that is published already, and waits to sign, is the answer of a second call. */
  async run({ actor, reason, revokes }: Rotation): Promise<SigningKey> {
    return await this.work.run(async () => {
      await this.work.lock('signing');
      const now = this.clock.now();
      const known = await this.keys.all();
      const waiting = known.find(({ activatesAt }) => compareInstants(activatesAt, now) > 0);
      if (waiting !== undefined && !revokes) return waiting;
      const old = signingAt(known, now);
      const activatesAt = revokes ? now : now.add({ hours: PUBLISHED_AHEAD_HOURS });
      const key = await this.makeSigningKey.run(now, activatesAt);
      if (revokes) for (const { kid } of [old, waiting].filter(isPresent)) await this.keys.revoke(kid, now);
      await this.recordAudit.run({
        actor,
        action: revokes ? 'signing-key.revoked' : 'signing-key.rotated',
        subject: key.kid,
        reason,
        detail: { signsFrom: instantText(activatesAt), ...(old === undefined ? {} : { replaces: old.kid }) },
      });
      return key;
    });
  }

  /** Rotates the key that has signed for a quarter; the housekeeping of the worker asks from time to time. */
  async whenDue(): Promise<SigningKey | undefined> {
    const known = await this.keys.all();
    const last = known.at(-1);
    if (last === undefined || compareInstants(this.#ends(last), this.clock.now()) > 0) return undefined;
    return await this.run({ actor: SYSTEM, reason: `it has signed for ${LIFE_DAYS} days`, revokes: false });
  }

  #ends({ activatesAt }: SigningKey): Instant {
    return activatesAt.add({ hours: 24 * LIFE_DAYS });
  }
}

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;
