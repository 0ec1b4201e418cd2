import { Injectable } from '@nestjs/common';
import { blockOf, type GivenAttributes, isHeldOut, LARGEST_BLOCK, stratify } from '#experiments';
import { decimal, type Decimal } from '#money';
import { EnrolmentStore, ExperimentStore, HoldoutStore } from '#storage';
import type { Actor } from '../actor.js';
import { type Outcome, refused } from '../fault.js';
import { VersionDirectory } from '../packages/version-directory.js';
import { MOST_LISTED } from '../comparing/most-listed.js';
import {
  blocksTooLarge,
  listedTwice,
  listTooLong,
  unknownExperiment,
  wrongExperimentState,
} from './experiment-faults.js';
import { ExperimentLedger } from './experiment-ledger.js';
import { type LiveExperiment, LiveExperiments } from './live-experiments.js';

export interface ListEntry {
  readonly workspace: string;
  /** Whom it is like: arms are balanced among those of one stratum. */
  readonly stratum: string;
  /** What the balance is looked at by: decimals as text, by name. */
  readonly covariates: Readonly<Record<string, string>>;
}

export interface DrawRequest {
  readonly key: string;
  readonly entries: readonly ListEntry[];
  readonly dryRun: boolean;
  readonly actor: Actor;
}

/** Why an entry is left out: it could not enrol by itself either. */
export type LeftOut =
  'unknown' | 'enrolled' | 'overridden' | 'held-out' | 'locked' | 'not-in-cohort' | 'not-on-control';

export interface DrawnEntry {
  readonly workspace: string;
  readonly unit: string;
  readonly stratum: string;
  readonly block: number;
  readonly variant: string;
}

export interface Drawing {
  readonly seed: string;
  readonly dryRun: boolean;
  readonly blockSize: number;
  readonly drawn: readonly DrawnEntry[];
  readonly leftOut: readonly { readonly workspace: string; readonly reason: LeftOut }[];
  /** How many units of each stratum have which arm. */
  readonly balance: readonly {
    readonly stratum: string;
    readonly arms: readonly { readonly variant: string; readonly units: number }[];
  }[];
  /** Means of what the balance is looked at by, rounded for the eye. */
  readonly covariates: readonly {
    readonly name: string;
    readonly arms: readonly {
      readonly variant: string;
      readonly units: number;
      readonly mean: string | null;
    }[];
  }[];
}

const MEAN_DIGITS = 6;

/**
 * Draws arms for a fixed list of customers, where a hash would leave few arms balanced: in random order within strata and
 * blocks, by the experiment's own seed. Whoever is drawn has the arm for ever; its price is told and locked by the first
 * quote, as everybody's.
 */
@Injectable()
export class DrawList {
  constructor(
    private readonly experiments: ExperimentStore,
    private readonly enrolments: EnrolmentStore,
    private readonly holdouts: HoldoutStore,
    private readonly live: LiveExperiments,
    private readonly directory: VersionDirectory,
    private readonly ledger: ExperimentLedger,
  ) {}

  async run({ key, entries, dryRun, actor }: DrawRequest): Promise<Outcome<Drawing>> {
    const twice = entries.find(
      ({ workspace }, index) => entries.findIndex((each) => each.workspace === workspace) !== index,
    );
    if (twice !== undefined) return refused(listedTwice(twice.workspace));
    return await this.ledger.change<Drawing>(async (now) => {
      const stored = await this.experiments.find(key);
      if (stored === undefined) return refused(unknownExperiment(key));
      if (stored.state !== 'running') return refused(wrongExperimentState(key, 'draw', stored.state));
      const experiment = await this.live.of(stored, await this.holdouts.list());
      const open = experiment.variants.filter(({ closedAt }) => closedAt === undefined);
      const draw = {
        seed: stored.seed,
        variants: open.map(({ key: variant, weight }) => ({ key: variant, weight: decimal(weight) })),
      };
      const block = blockOf(draw.variants.map(({ weight }) => weight));
      if (block === undefined) return refused(blocksTooLarge(LARGEST_BLOCK));
      const { eligible, leftOut } = await this.#judge(experiment, entries, now);
      const strata = new Map(eligible.map(({ unit, entry }) => [unit, entry]));
      const listed = await this.enrolments.listedCount(key);
      if (listed + strata.size > MOST_LISTED) return refused(listTooLong(listed, MOST_LISTED));
      const before = await this.enrolments.lastBlocks(key);
      const drawn = stratify(
        draw,
        [...strata].map(([unit, { stratum }]) => ({ unit, stratum })),
      ).map((each) => ({ ...each, block: each.block + (before.get(each.stratum) ?? 0) }));
      if (!dryRun && drawn.length > 0) {
        const phase = (await this.experiments.phasesOf(key)).at(-1)?.phase ?? 1;
        const attributesOf = new Map(eligible.map(({ unit, attributes }) => [unit, attributes]));
        const versionOf = new Map(open.map((variant) => [variant.key, variant.packageVersion]));
        const units = drawn.map(({ unit, variant, stratum, block: number }) => ({
          unit,
          variant,
          stratum,
          block: number,
          packageVersion: versionOf.get(variant) ?? 0,
          attributes: attributesOf.get(unit) ?? '{}',
        }));
        await this.enrolments.enrolListed(key, units, phase, now);
        const detail = { units: String(drawn.length), seed: stored.seed };
        await this.ledger.record({ actor, happened: 'list-drawn', experiment: stored, detail }, now);
      }
      const arms = open.map((variant) => variant.key);
      const shown = drawn.map(({ unit, ...each }) => {
        const workspace = strata.get(unit)?.workspace ?? unit;
        return { workspace, unit, ...each };
      });
      return {
        ok: true,
        value: {
          seed: stored.seed,
          dryRun,
          blockSize: block.reduce((all, each) => all + each, 0),
          drawn: shown,
          leftOut,
          balance: balanceOf(shown, arms),
          covariates: covariatesOf(shown, entries, arms),
        },
      };
    });
  }

  async #judge(
    { key, inCohort, planAt, variants: [control] }: LiveExperiment,
    entries: readonly ListEntry[],
    now: Parameters<LiveExperiment['planAt']>[0],
  ) {
    const { packageKey } = control;
    const current = await this.directory.currentAt(packageKey, now);
    const currentVersion = current.state === 'current' ? current.number : undefined;
    const { holdouts } = planAt(now);
    const ids = entries.map(({ workspace }) => workspace);
    const known = new Map(
      (await this.enrolments.listCandidates(key, ids, packageKey, now)).map((each) => [each.workspace, each]),
    );
    const eligible: { readonly unit: string; readonly attributes: string; readonly entry: ListEntry }[] = [];
    const leftOut: { readonly workspace: string; readonly reason: LeftOut }[] = [];
    const units = new Set<string>();
    for (const entry of entries) {
      const found = known.get(entry.workspace);
      if (found === undefined) {
        leftOut.push({ workspace: entry.workspace, reason: 'unknown' });
        continue;
      }
      const { unit, attributes } = found;
      // The first that holds is the reason.
      const rules: readonly (readonly [LeftOut, () => boolean])[] = [
        ['enrolled', () => found.assigned || units.has(unit)],
        ['overridden', () => found.overridden],
        ['held-out', () => isHeldOut(holdouts, unit)],
        ['locked', () => found.locked],
        ['not-in-cohort', () => inCohort(JSON.parse(attributes) as GivenAttributes) !== true],
        ['not-on-control', () => (found.version ?? currentVersion) !== control.packageVersion],
      ];
      const [reason] = rules.find(([, holds]) => holds()) ?? [];
      if (reason !== undefined) leftOut.push({ workspace: entry.workspace, reason });
      else {
        units.add(unit);
        eligible.push({ unit, attributes, entry });
      }
    }
    return { eligible, leftOut };
  }
}

const balanceOf = (drawn: readonly DrawnEntry[], arms: readonly string[]): Drawing['balance'] =>
  [...new Set(drawn.map(({ stratum }) => stratum))].map((stratum) => ({
    stratum,
    arms: arms.map((variant) => ({
      variant,
      units: drawn.filter((each) => each.stratum === stratum && each.variant === variant).length,
    })),
  }));

function covariatesOf(
  drawn: readonly DrawnEntry[],
  entries: readonly ListEntry[],
  arms: readonly string[],
): Drawing['covariates'] {
  const valuesOf = new Map(entries.map(({ workspace, covariates }) => [workspace, covariates]));
  const names = [...new Set(entries.flatMap(({ covariates }) => Object.keys(covariates)))].sort();
  return names.map((name) => ({
    name,
    arms: arms.map((variant) => {
      const values = drawn.flatMap((each): readonly Decimal[] => {
        const value = each.variant === variant ? valuesOf.get(each.workspace)?.[name] : undefined;
        return value === undefined ? [] : [decimal(value)];
      });
      const sum = values.reduce((all, each) => all.plus(each), decimal('0'));
      const mean =
        values.length === 0 ? null : sum.dividedBy(values.length).toDecimalPlaces(MEAN_DIGITS).toFixed();
      return { variant, units: values.length, mean };
    }),
  }));
}
