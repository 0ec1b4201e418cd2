import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant, instantAt, instantText } from '#calendar';
import { invariant, InvariantError, sum } from '#money';
import {
  ExperimentBillStore,
  ExperimentStore,
  type LastingLock,
  OutboxStore,
  OutcomeStore,
  type StoredExperiment,
  type StoredVersion,
} from '#storage';
import { FindVersion } from '../packages/find-version.js';
import { FindCredits, type OwedPeriod } from './find-credits.js';
import { FindGivenBack } from './find-given-back.js';
import type { Billed } from './stop-effects.js';
import { amountText, type Credit, type Owed } from './stop-tally.js';

/** What a lock comes to when its price goes back now. */
export interface RevertedLock extends Billed, Owed {
  readonly owed: readonly OwedPeriod[];
}

/** A page of locks on their way back, each with what its workspace is owed. */
@Injectable()
export class RevertWithCredit {
  constructor(
    private readonly bills: ExperimentBillStore,
    private readonly experiments: ExperimentStore,
    private readonly findVersion: FindVersion,
    private readonly findCredits: FindCredits,
    private readonly findGivenBack: FindGivenBack,
    private readonly outcomes: OutcomeStore,
    private readonly outbox: OutboxStore,
  ) {}

  /** By the ids of the locks. Where `isHeld`, no period of theirs becomes final to the end of the unit of work. */
  async look(
    { key, packageKey }: StoredExperiment,
    locks: readonly LastingLock[],
    now: Instant,
    isHeld: boolean,
  ): Promise<ReadonlyMap<string, RevertedLock>> {
    const [control] = await this.experiments.variantsOf(key);
    if (control === undefined) throw new InvariantError(`the control of ${key} is gone`);
    const version = await this.#version(control.packageKey, control.packageVersion);
    if (isHeld)
      await this.bills.holdPeriods(
        locks.map(({ workspace }) => workspace),
        packageKey,
      );
    const billsOf = await this.findCredits.run(locks, control, version);
    const reverted = new Map<string, RevertedLock>();
    for (const lock of locks) {
      const bills = billsOf.get(lock.id);
      if (bills === undefined) {
        reverted.set(lock.id, { isBilled: false, owed: [], isUnpriceable: false });
        continue;
      }
      const { owed, until, isUnpriceable } = bills;
      // Nothing changes for whoever pays the control's price, nor for whom the time after is settled.
      const stays = lock.variant === control.key || lock.settledAt !== undefined;
      const back = stays ? undefined : await this.findGivenBack.run(lock, until, version, now);
      const credit = creditOf(owed);
      reverted.set(lock.id, {
        isBilled: true,
        ...(back && compareInstants(back, lock.from) > 0 && { back }),
        owed,
        ...(credit && { credit }),
        isUnpriceable,
      });
    }
    return reverted;
  }

  /** Says what each is owed: to comparisons as outcomes, one a period, and to whoever bills as an event. */
  async give(
    { key }: StoredExperiment,
    locks: readonly LastingLock[],
    reverted: ReadonlyMap<string, RevertedLock>,
    now: Instant,
  ): Promise<void> {
    const owing = locks.flatMap((lock) => {
      const { owed = [], credit } = reverted.get(lock.id) ?? {};
      return credit === undefined ? [] : [{ lock, owed, credit }];
    });
    // Outcomes carry milliseconds, whoever reports them.
    const occurredAt = instantAt(now.epochMilliseconds) ?? now;
    const outcomes = owing.flatMap(({ lock: { workspace }, owed }) =>
      owed.map(({ outcome: id, amount }) => ({
        id,
        type: 'credit',
        workspace,
        value: amount.toFixed(),
        occurredAt,
      })),
    );
    const added = await this.outcomes.add(outcomes, now);
    invariant(added.size === outcomes.length, 'a period is credited once, under the lock of experiments');
    const events = owing.map(({ lock: { workspace, variant }, owed, credit: { currency, amount } }) => {
      const text = (value: OwedPeriod['amount']): string => amountText(value, currency);
      const periods = owed.map(({ subscription, startsAt, endsAt, billed, control, ...period }) => ({
        subscription,
        from: instantText(startsAt),
        to: instantText(endsAt),
        billed: text(billed),
        control: text(control),
        amount: text(period.amount),
        outcome: period.outcome,
      }));
      return { workspace, payload: { experiment: key, variant, currency, amount, periods } };
    });
    await this.outbox.appendAll('experiment.credit', events, now);
  }

  async #version(packageKey: string, number: number): Promise<StoredVersion> {
    const found = await this.findVersion.run(packageKey, number);
    if (!found.ok) throw new InvariantError(found.faults[0].message);
    return found.value;
  }
}

/** A package has one currency, and so have all its bills. */
function creditOf(owed: readonly OwedPeriod[]): Credit | undefined {
  const [first] = owed;
  if (first === undefined) return undefined;
  const { currency } = first;
  invariant(
    owed.every((each) => each.currency === currency),
    'bills of one package have one currency',
  );
  const amount = amountText(sum(owed.map((each) => each.amount)), currency);
  return { currency, amount, periods: owed.length };
}
