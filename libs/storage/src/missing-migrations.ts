import type { DataSource } from 'typeorm';

/** How many migrations of this program the database has not seen: none after a start, unless it was put back since. */
export async function missingMigrations(source: DataSource): Promise<number> {
  const rows = await source.query<{ name: string }[]>('select name from migration');
  const seen = new Set(rows.map(({ name }) => name));
  return source.migrations.filter(({ name, constructor }) => !seen.has(name ?? constructor.name)).length;
}
