import { Injectable } from '@nestjs/common';
import { meterIdentity } from '#metering';
import { canonicalJson, type DefinitionTexts, loadDefinitions } from '#rulebook';
import {
  Clock,
  type NewMeter,
  OutboxStore,
  type RegisteredMeter,
  UnitOfWork,
  UsageFillStore,
  UsageMeterStore,
  UsageQuarantineStore,
} from '#storage';

import { digestOf } from './event-digests.js';

/** The announcement that meters began to count. */
export const METERS_REGISTERED = 'usage.meters-registered';

/**
 * Lets published meters count. It waits until nobody is counting and keeps everybody from it until the commit, so that
 * each event is counted in a meter either by who kept it or, when it is older, by who fetches what is missing.
 */
@Injectable()
export class RegisterMeters {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meters: UsageMeterStore,
    private readonly fills: UsageFillStore,
    private readonly quarantine: UsageQuarantineStore,
    private readonly outbox: OutboxStore,
    private readonly clock: Clock,
  ) {}

  /** Call it with the lock `publishing`, with everything that is defined once the running unit of work is committed. */
  async run(texts: DefinitionTexts): Promise<readonly RegisteredMeter[]> {
    const wanted = newMeters(texts, await this.meters.live());
    if (wanted.length === 0) return [];
    await this.work.lockInTurn('usage');
    const registered = await this.meters.register(wanted);
    for (const { id, filledAt } of registered) if (filledAt === undefined) await this.fills.begin(id);
    await this.quarantine.reconsider(registered.map(({ event }) => event));
    const payload = { meters: registered.map(({ id }) => id).join(',') };
    await this.outbox.append({ type: METERS_REGISTERED, payload }, this.clock.now());
    return registered;
  }
}

/** Meters that do not count yet, or count something else under their keys. */
function newMeters({ meters }: DefinitionTexts, live: readonly RegisteredMeter[]): readonly NewMeter[] {
  if (meters === undefined) return [];
  const { definitions } = loadDefinitions({ meters });
  const known = new Map(live.map(({ key, hash }) => [key, Buffer.from(hash).toString('hex')]));
  return entriesOf(meters).flatMap((entry) => {
    const key = String(entry['key']);
    const meter = definitions.meters.get(key);
    if (meter === undefined) return [];
    const hash = digestOf(canonicalJson(meterIdentity(meter)));
    if (known.get(key) === hash.toString('hex')) return [];
    return [{ hash, key, event: meter.event, definition: canonicalJson(entry) }];
  });
}

/** Canonical text is JSON. */
function entriesOf(meters: string): readonly Readonly<Record<string, unknown>>[] {
  return (
    (JSON.parse(meters) as { readonly meters?: readonly Readonly<Record<string, unknown>>[] }).meters ?? []
  );
}
