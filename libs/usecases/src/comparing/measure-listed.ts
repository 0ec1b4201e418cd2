import { Injectable } from '@nestjs/common';
import type { ListedBlock } from '#analysis';
import type { Instant } from '#calendar';
import { Decimal } from '#money';
import { USUAL_PRIMARY } from '#rulebook';
import { type ListedValueRow, OutcomeStore, UnitFiguresStore, type Watched } from '#storage';
import { billingPeriodsText } from './billing-periods-text.js';
import { type ComparedExperiment, periodsOf } from './find-comparison.js';
import { CONVERSION_WINDOW, isBillMetric } from './measure-metrics.js';
import { short } from './moments-text.js';
import { MOST_LISTED } from './most-listed.js';

/**
 * What each unit of a fixed list counts in the primary metric, in the blocks that it was drawn in. A ratio is none of each
 * unit, so that there is nothing to draw again.
 */
@Injectable()
export class MeasureListed {
  constructor(
    private readonly figures: UnitFiguresStore,
    private readonly outcomes: OutcomeStore,
  ) {}

  async run(compared: ComparedExperiment, asOf: Instant): Promise<readonly ListedBlock[]> {
    const rows = await this.#rows(compared, asOf);
    const blocks = new Map<string, ListedValueRow[]>();
    for (const row of rows) {
      const name = JSON.stringify([row.stratum, row.block]);
      const block = blocks.get(name) ?? [];
      block.push(row);
      blocks.set(name, block);
    }
    return [...blocks.values()].map((block) => ({
      stratum: block[0]?.stratum ?? '',
      block: block[0]?.block ?? 0,
      arms: compared.variants.map(({ key }) =>
        block
          .filter(({ variant }) => variant === key)
          .map(({ value }) => short(value))
          .sort((a, b) => new Decimal(a).comparedTo(b)),
      ),
    }));
  }

  async #rows(
    { stored, experiment, declared, interval }: ComparedExperiment,
    now: Instant,
  ): Promise<readonly ListedValueRow[]> {
    const { key, packageKey } = stored;
    const primary = experiment.metrics?.primary ?? USUAL_PRIMARY;
    if (isBillMetric(primary)) return await this.figures.listed(key, primary, MOST_LISTED);
    const watched: Watched = {
      experiment: key,
      window: billingPeriodsText(interval, periodsOf(experiment)),
      now,
    };
    switch (primary) {
      case 'conversion':
        return await this.outcomes.listedConverted(
          { ...watched, window: CONVERSION_WINDOW },
          packageKey,
          MOST_LISTED,
        );
      case 'retention':
        return await this.outcomes.listedRetained(watched, packageKey, MOST_LISTED);
      case 'churn':
        return turned(await this.outcomes.listedRetained(watched, packageKey, MOST_LISTED));
      case 'downgrade':
        return await this.figures.listedDowngrades(key, MOST_LISTED);
    }
    const metric = declared.find((each) => each.key === primary);
    if (metric === undefined || metric.kind === 'ratio') return [];
    const within =
      metric.withinMinutes === undefined
        ? watched
        : { ...watched, window: `${metric.withinMinutes} minutes` };
    return await this.outcomes.listedSums(within, [metric.outcome, metric.kind], MOST_LISTED);
  }
}

/** Who left, of who stayed. */
const turned = (rows: readonly ListedValueRow[]): readonly ListedValueRow[] =>
  rows.map((row) => ({ ...row, value: row.value === '1' ? '0' : '1' }));
