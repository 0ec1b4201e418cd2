import type { DefinitionSetEntity } from '../entities/definition-set.entity.js';
import type { DefinitionSet } from '../records.js';
import type { Row } from './row.js';

export function fromDbDefinitionSet(row: DefinitionSetEntity): DefinitionSet {
  return {
    hash: row.hash,
    ...(row.meters === null ? {} : { meters: row.meters }),
    ...(row.attributes === null ? {} : { attributes: row.attributes }),
    ...(row.features === null ? {} : { features: row.features }),
  };
}

export function toDbDefinitionSet(set: DefinitionSet, createdAt: string): Row<DefinitionSetEntity> {
  return {
    hash: set.hash,
    meters: set.meters ?? null,
    attributes: set.attributes ?? null,
    features: set.features ?? null,
    createdAt,
  };
}
