import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { CouldNotRun } from '../shell/could-not-run.js';

/** What a file says of itself, for columns that it does not have. */
export interface EventDefaults {
  readonly source?: string;
  readonly type?: string;
  readonly workspace?: string;
}

/** A line of a file as it is sent; what cannot be read as JSON is told by its line. */
export interface FileEvent {
  /** From 1, as editors count. */
  readonly line: number;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Columns that are attributes of an event; every other one is a property of its data. */
const ATTRIBUTES = new Set(['id', 'source', 'type', 'subject', 'time', 'correctssource', 'correctsid']);

/** The events of a file in order: `.csv` with a header, anything else one JSON object a line; `-` is standard input. */
export function eventsOfFile(file: string, defaults: EventDefaults): AsyncGenerator<FileEvent> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  return file.endsWith('.csv') ? ofCsv(input, defaults) : ofLines(input, file, defaults);
}

async function* ofLines(input: Readable, file: string, defaults: EventDefaults): AsyncGenerator<FileEvent> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() !== '') yield { line, event: { ...attributesOf(defaults), ...parsed(text, file, line) } };
  }
}

async function* ofCsv(input: Readable, defaults: EventDefaults): AsyncGenerator<FileEvent> {
  const rows = input.pipe(
    parse({ bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }),
  ) as AsyncIterable<{
    readonly info: { readonly lines: number };
    readonly record: Readonly<Record<string, string>>;
  }>;
  for await (const { info, record } of rows) {
    const { workspace, ...columns } = record;
    const data: Record<string, string> = {};
    const event: Record<string, unknown> = { ...attributesOf(defaults) };
    if (workspace !== undefined && workspace !== '') event['subject'] = workspace;
    for (const [name, value] of Object.entries(columns)) {
      if (value === '') continue;
      if (ATTRIBUTES.has(name)) event[name] = value;
      else data[name] = value;
    }
    yield { line: info.lines, event: { ...event, data } };
  }
}

function attributesOf({ source, type, workspace }: EventDefaults): Readonly<Record<string, unknown>> {
  return {
    specversion: '1.0',
    ...(source !== undefined && { source }),
    ...(type !== undefined && { type }),
    ...(workspace !== undefined && { subject: workspace }),
  };
}

function parsed(text: string, file: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read))
      return read as Readonly<Record<string, unknown>>;
  } catch {
    // Told below.
  }
  throw new CouldNotRun(
    'usage.bad-line',
    `${file}:${line} is no JSON object`,
    'one CloudEvent a line; what came before it is imported, and the next run goes on from here',
  );
}
