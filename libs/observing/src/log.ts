import { type DestinationStream, type Logger, pino } from 'pino';
import { errorFields } from './error-fields.js';
import { readableLine } from './readable-line.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `json` for machines, a line a record; `text` for somebody who looks at a terminal. */
export const LOG_FORMATS = ['json', 'text'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export type Log = Logger;

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** `api`, `worker`: which program speaks. */
  readonly service: string;
  /** Takes the lines; absent: JSON to standard output, text to standard error. */
  readonly write?: (line: string) => void;
}

/** What is never written, wherever it stands in a record. */
const SECRET = ['authorization', 'secret', 'password', 'bootstrapKey', 'databaseUrl', 'redisUrl'];
const PATHS = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The log of a program: a record a line, secrets struck out. Every word that goes to operators goes through it. */
export function createLog({ level, format, service, write }: LogOptions): Log {
  return pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields },
      redact: { paths: PATHS, censor: '[secret]' },
    },
    destination(format, write),
  );
}

function destination(format: LogFormat, write: LogOptions['write']): DestinationStream {
  // Lines are handed over at once and written while the next request runs; pino empties what is left at the exit.
  if (format === 'json') return write === undefined ? pino.destination({ dest: 1, sync: false }) : { write };
  const put = write ?? ((line: string) => void process.stderr.write(line));
  return {
    write: (line: string) => {
      put(readableLine(line));
    },
  };
}
