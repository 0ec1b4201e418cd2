import { Injectable } from '@nestjs/common';
import type { CreateMigrationRequest } from '#contracts';
import type { MigrationFilter, MigrationStage } from '#storage';
import type { MigrationWanted } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';

const numberOf = (text: string | number): number => Number.parseInt(String(text), 10);

/** A request as the use case takes it: instants read, versions and counts as numbers, percentages as text. */
@Injectable()
export class MigrationReader {
  constructor(private readonly instants: InstantOf) {}

  wanted(request: CreateMigrationRequest): MigrationWanted {
    const { from, reason } = request;
    return {
      packageKey: request.package,
      toVersion: numberOf(request.to),
      ...(from && { fromVersions: from.map(numberOf) }),
      filter: filterOf(request.filter ?? {}),
      mode: request.when,
      overrideLocks: request.overrideLocks ?? false,
      stages: (request.stages ?? []).map((stage, place) => this.#stage(stage, place)),
      ...(reason !== undefined && { reason }),
      dryRun: request.dryRun ?? false,
    };
  }

  #stage(
    { percent, count, notBefore }: NonNullable<CreateMigrationRequest['stages']>[number],
    place: number,
  ): MigrationStage {
    const begins = this.instants.optional(notBefore, `/stages/${place}/notBefore`);
    return {
      ...(percent !== undefined && { percent: String(percent) }),
      ...(count !== undefined && { count: numberOf(count) }),
      ...(begins && { notBefore: begins }),
    };
  }
}

const filterOf = ({
  workspaces,
  attributes,
}: NonNullable<CreateMigrationRequest['filter']>): MigrationFilter => ({
  ...(workspaces && { workspaces }),
  ...(attributes && { attributes }),
});
