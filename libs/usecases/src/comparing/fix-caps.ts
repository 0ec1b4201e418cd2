import { Injectable } from '@nestjs/common';
import { LEAST_UNITS_TO_CAP } from '#analysis';
import type { Instant } from '#calendar';
import { Decimal } from '#money';
import { BILL_METRICS, UnitFiguresStore } from '#storage';
import { type ComparedExperiment, metricsOf } from './find-comparison.js';
import { short } from './moments-text.js';

/**
 * What no unit counts more than, by metric: a percentile (type 7) of all mature units of all arms, zeros included. It is
 * fixed at the first look with enough of them, and kept: a cap that moves is another metric at every look.
 */
@Injectable()
export class FixCaps {
  constructor(private readonly figures: UnitFiguresStore) {}

  async run(
    { stored, experiment }: ComparedExperiment,
    mature: number,
    at: Instant,
  ): Promise<ReadonlyMap<string, string>> {
    const percentile = experiment.metrics?.winsorise;
    if (percentile === undefined) return new Map();
    const wanted = new Set(metricsOf(experiment));
    const known = await this.figures.caps(stored.key);
    const missing = BILL_METRICS.filter((metric) => wanted.has(metric) && !known.has(metric));
    if (missing.length > 0 && mature >= LEAST_UNITS_TO_CAP) {
      const position = percentile.dividedBy(100).times(mature - 1);
      const below = position.floor();
      for (const metric of missing) {
        const places = [below.toNumber() + 1, position.ceil().toNumber() + 1] as const;
        const values = await this.figures.valuesAt(stored.key, metric, places);
        const [low = new Decimal(0), high = low] = values.map(({ value }) => new Decimal(value));
        const cap = low.plus(high.minus(low).times(position.minus(below)));
        const kept = { metric, percentile: percentile.toFixed(), cap: cap.toFixed(), units: mature };
        await this.figures.fixCap(stored.key, kept, at);
      }
    }
    return new Map([...(await this.figures.caps(stored.key))].map(([metric, cap]) => [metric, short(cap)]));
  }
}
