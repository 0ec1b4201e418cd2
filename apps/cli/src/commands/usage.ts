import { answered } from '../service/answered.js';
import { connect } from '../service/connect.js';
import { type Cell, inColumns } from '../shell/columns.js';
import { CouldNotRun } from '../shell/could-not-run.js';
import { EXIT, type ExitCode } from '../shell/exit-code.js';
import type { Terminal } from '../shell/terminal.js';
import { type EventDefaults, eventsOfFile } from '../usage/events-of-file.js';
import { grouped, importEvents } from '../usage/import-events.js';
import { ImportPlace } from '../usage/import-place.js';

export interface UsageOptions extends EventDefaults {
  readonly restart?: true;
  readonly meter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly grain?: 'period' | 'day' | 'hour';
  readonly by?: string;
  readonly json?: true;
}

/** `ratebook usage import <file>` sends a file of events; `ratebook usage show <workspace>` tells what was counted. */
export async function usage(
  verb: string,
  subject: string,
  options: UsageOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (verb === 'import') return await importFile(subject, options, terminal);
  if (verb === 'show') return await show(subject, options, terminal);
  throw new CouldNotRun('usage.unknown-verb', `\`usage ${verb}\` is none of ours`, 'verbs: import, show');
}

async function importFile(file: string, options: UsageOptions, terminal: Terminal): Promise<ExitCode> {
  const { address, client } = await connect();
  const place = await ImportPlace.of(file, address).catch((error: unknown) => {
    throw new CouldNotRun(
      'file.unreadable',
      `\`${file}\` cannot be read: ${String(error)}`,
      'check the path',
    );
  });
  if (options.restart === true) place.events = 0;
  const imported = await importEvents(eventsOfFile(file, options), place, { client, terminal });
  await place.forget();
  if (options.json === true) await terminal.out(`${JSON.stringify(imported)}\n`);
  const { accepted, duplicates, conflicts, quarantined, rejected } = imported;
  const wrong = conflicts + rejected;
  const words = [
    `${grouped(accepted)} accepted`,
    `${grouped(duplicates)} were known`,
    ...(quarantined > 0 ? [`${grouped(quarantined)} wait in quarantine`] : []),
    ...(conflicts > 0 ? [`${grouped(conflicts)} in conflict`] : []),
    ...(rejected > 0 ? [`${grouped(rejected)} rejected`] : []),
  ];
  const { green, red } = terminal.sayStyle;
  terminal.say((wrong > 0 ? red : green)(words.join(', ')));
  return wrong > 0 ? EXIT.findings : EXIT.ok;
}

async function show(workspace: string, options: UsageOptions, terminal: Terminal): Promise<ExitCode> {
  const { client } = await connect();
  const { meter, from, to, timeZone, grain, by } = options;
  const asked = { meter, from, to, timeZone, grain, by };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const table: Cell[][] = [];
  for (let cursor: string | undefined; ;) {
    const query = { ...given, limit: '200', ...(cursor !== undefined && { cursor }) };
    const { data, nextCursor } = await answered(
      client.GET('/v1/workspaces/{id}/usage', { params: { path: { id: workspace }, query } }),
    );
    for (const row of data) {
      if (options.json === true) await terminal.out(`${JSON.stringify(row)}\n`);
      const cell = Object.entries(row.dimensions).map(([name, value]) => `${name}=${value}`);
      const texts = [row.meter, short(row.from), short(row.to), cell.join(' ')].map((text) => ({ text }));
      table.push([...texts, { text: row.quantity, align: 'right' }]);
    }
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  if (options.json !== true) await terminal.out(`${inColumns(table).join('\n')}\n`);
  return EXIT.ok;
}

/** Whole seconds are read more easily without their zeros. */
const short = (instant: string): string => instant.replace('.000000Z', 'Z');
