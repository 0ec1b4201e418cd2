import { millisecondsOf } from '#storage';

/** Which noun an id belongs to, for its reader: `qte_` is a quote, `sub_` a subscription, `pcl_` a period close, `lck_` a price lock, `snp_` a snapshot. */
export type IdPrefix = 'qte' | 'sub' | 'mig' | 'pcl' | 'lck' | 'snp';

export const wireId = (prefix: IdPrefix, id: string): string => `${prefix}_${id}`;

/** The id without its prefix; undefined for a text that can be no such id. */
export function readWireId(prefix: IdPrefix, text: string): string | undefined {
  if (!text.startsWith(`${prefix}_`)) return undefined;
  const id = text.slice(prefix.length + 1);
  return millisecondsOf(id) === undefined ? undefined : id;
}
