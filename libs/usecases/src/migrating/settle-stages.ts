import { compareInstants } from '#calendar';
import type { MigrationStage } from '#storage';
import { type Outcome, refused } from '../fault.js';
import { migrationStages } from './migration-faults.js';
import { hundredths } from './stages.js';

const EVERYBODY: MigrationStage = { percent: '100' };

/** Stages that reach further and further, not before the ones they follow, and in the end everybody. */
export function settleStages(asked: readonly MigrationStage[]): Outcome<readonly MigrationStage[]> {
  const stages: MigrationStage[] = [];
  let [reached, counted] = [0, 0];
  for (const [place, stage] of (asked.length === 0 ? [EVERYBODY] : asked).entries()) {
    const { percent, count } = stage;
    const notBefore = stage.notBefore ?? stages.at(-1)?.notBefore;
    const before = stages.at(-1)?.notBefore;
    if ((percent === undefined) === (count === undefined))
      return refused(migrationStages(place, 'a stage has either `percent` or `count`'));
    if (percent !== undefined && hundredths(percent) <= reached)
      return refused(migrationStages(place, `\`${percent}\` percent reach no further than a stage before`));
    if (count !== undefined && count <= counted)
      return refused(
        migrationStages(place, `\`${count}\` subscriptions are no more than a stage before has`),
      );
    if (before && notBefore && compareInstants(notBefore, before) < 0)
      return refused(migrationStages(place, 'a stage cannot begin before the one that it follows'));
    if (percent !== undefined) reached = hundredths(percent);
    if (count !== undefined) counted = count;
    stages.push({ ...stage, ...(notBefore && { notBefore }) });
  }
  if (stages.at(-1)?.percent === undefined || reached !== hundredths('100'))
    return refused(migrationStages(stages.length - 1, 'the last stage must reach everybody'));
  return { ok: true, value: stages };
}
