import { microsecondsText } from '#calendar';
import { textArray, timestampArray, uuidArray } from '../binary-array.js';
import { fromDbQuarantined, toDbDigest } from '../mappings/usage.js';
import type { Digest, QuarantinedEvent } from '../records/usage.js';
import {
  forgetQuarantined,
  hasQuarantined,
  isReleasable,
  listQuarantined,
  lockReleasable,
  quarantineEvents,
  type QuarantinedRow,
  reconsiderQuarantined,
  refuseQuarantined,
} from '../statements/usage-quarantine.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Where a list goes on: after the event that was received then, with this digest. */
export type QuarantinePlace = Pick<QuarantinedEvent, 'receivedAt' | 'digest'>;

export interface ReleaseFilter {
  readonly workspace?: string;
  readonly type?: string;
  /** Also those that were refused before. */
  readonly isAgain?: boolean;
}

const BEFORE_ALL: QuarantinePlace = { receivedAt: 0n, digest: new Uint8Array(16) };

export class UsageQuarantineStore {
  constructor(private readonly work: UnitOfWork) {}

  async add(events: readonly QuarantinedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const texts = (value: (event: QuarantinedEvent) => string) => textArray(events, value);
    await this.work.prepared('quarantine-events', quarantineEvents, [
      uuidArray(events, ({ digest }) => digest),
      texts(({ reason }) => reason),
      timestampArray(events, ({ receivedAt }) => receivedAt),
      texts(({ workspace }) => workspace),
      texts(({ type }) => type),
      texts(({ source }) => source),
      texts(({ id }) => id),
      texts(({ event }) => event),
    ]);
  }

  /** In the order in which they were received. */
  async list(after: QuarantinePlace | undefined, limit: number): Promise<readonly QuarantinedEvent[]> {
    const rows = await this.work.prepared<QuarantinedRow>('list-quarantined', listQuarantined, [
      ...placeColumns(after),
      limit,
    ]);
    return rows.map(fromDbQuarantined);
  }

  /** Whether any event waits although its workspace and type are known. */
  async isReleasable(): Promise<boolean> {
    const [row] = await this.work.prepared<{ is: boolean }>('is-releasable', isReleasable, []);
    return row?.is === true;
  }

  /** Events whose workspace and type are known by now, locked; those in other hands are left to them. */
  async lockReleasable(
    { workspace, type, isAgain = false }: ReleaseFilter,
    after: QuarantinePlace | undefined,
    limit: number,
  ): Promise<readonly QuarantinedEvent[]> {
    const rows = await this.work.prepared<QuarantinedRow>('lock-releasable', lockReleasable, [
      limit,
      isAgain,
      workspace ?? null,
      type ?? null,
      ...placeColumns(after),
    ]);
    return rows.map(fromDbQuarantined);
  }

  async has(digest: Digest): Promise<boolean> {
    const [row] = await this.work.prepared<{ is: boolean }>('has-quarantined', hasQuarantined, [
      toDbDigest(digest),
    ]);
    return row?.is === true;
  }

  async forget(digests: readonly Digest[]): Promise<void> {
    await this.work.prepared('forget-quarantined', forgetQuarantined, [
      uuidArray(digests, (digest) => digest),
    ]);
  }

  /** Keeps why each could not be released, as JSON. */
  async refuse(refusals: readonly { readonly digest: Digest; readonly refusal: string }[]): Promise<void> {
    if (refusals.length === 0) return;
    await this.work.prepared('refuse-quarantined', refuseQuarantined, [
      uuidArray(refusals, ({ digest }) => digest),
      textArray(refusals, ({ refusal }) => refusal),
    ]);
  }

  /** What was refused of these types may be taken by now. */
  async reconsider(types: readonly string[]): Promise<void> {
    await this.work.prepared('reconsider-quarantined', reconsiderQuarantined, [
      textArray(types, (type) => type),
    ]);
  }
}

function placeColumns({ receivedAt, digest }: QuarantinePlace = BEFORE_ALL): unknown[] {
  return [microsecondsText(receivedAt), toDbDigest(digest)];
}
