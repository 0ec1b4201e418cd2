import { Injectable } from '@nestjs/common';
import { compareInstants, type Instant } from '#calendar';
import { type Look, lookAtBudget, lookAtQuoteErrors } from '#experiments';
import { Decimal } from '#money';
import { type ArmCount, ExperimentBillStore, ExperimentStore } from '#storage';
import { billsOf } from '../comparing/measure-bills.js';
import { later } from '../subscribing/timeline.js';
import type { GateSubject } from './gate-subject.js';

/** Quotes of so long are looked at, or since the stage was entered. */
const WATCHED_HOURS = 24;

/** What the gates that ask about money and quotes say, from what is measured by now. */
@Injectable()
export class LookAtBills {
  constructor(
    private readonly bills: ExperimentBillStore,
    private readonly experiments: ExperimentStore,
  ) {}

  async budget(subject: GateSubject, now: Instant): Promise<Look> {
    const { stored, experiment, plan, variants, interval } = subject;
    const { budget } = plan;
    if (budget === undefined) return { verdict: 'pass', reason: 'no-budget', figures: {} };
    const { key, packageKey } = stored;
    const arms = await this.bills.spendOfArms(key);
    const sum = (of: (arm: (typeof arms)[number]) => string | number): Decimal =>
      arms.reduce((all, arm) => all.plus(of(arm)), new Decimal(0));
    const others = (await this.experiments.armCounts(key)).filter(
      ({ variant }) => variant !== variants[0]?.key,
    );
    return lookAtBudget({
      revenueAtRisk: budget.revenueAtRisk,
      spent: sum(({ spent }) => spent),
      net: sum(({ net }) => net),
      units: others.reduce((all: number, { units }: ArmCount) => all + units, 0),
      lockedPeriods: experiment.after.priceLock,
      periods: sum(({ periods }) => periods).toNumber(),
      unpriceable: sum(({ unpriceable }) => unpriceable).toNumber(),
      waiting: await this.bills.waiting(billsOf({ key, packageKey, interval, variants }, now)),
    });
  }

  async quoteErrors({ stored, position }: GateSubject, now: Instant): Promise<Look> {
    const day = now.subtract({ hours: WATCHED_HOURS });
    const since = compareInstants(position.enteredAt, now) > 0 ? now : later(day, position.enteredAt);
    return lookAtQuoteErrors(await this.bills.quotedArms(stored.key, stored.packageKey, since));
  }
}
