import {
  addressVariable,
  countVariable,
  hostVariable,
  portVariable,
  secretsVariable,
  wordVariable,
} from '#contracts';
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from '#observing';
import { refuse, type SetupFault } from '#storage';
import * as z from 'zod';

export interface WorkerConfiguration {
  readonly databaseUrl: string;
  /** Absent: jobs are kept in PostgreSQL. */
  readonly redisUrl?: string;
  /** The first seals private keys where they are kept; the others still open them. */
  readonly secrets?: readonly string[];
  /** As the api has it. */
  readonly usageLateDays?: number;
  /** Absent: raw events are kept for ever. */
  readonly usageRetentionMonths?: number;
  /** Absent: no metrics. */
  readonly metricsPort?: number;
  readonly metricsHost?: string;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

const DATABASE = 'postgres://user:password@localhost:5432/ratebook';

const environment = z.object({
  DATABASE_URL: addressVariable('DATABASE_URL', ['postgres:', 'postgresql:'], DATABASE).optional(),
  REDIS_URL: addressVariable('REDIS_URL', ['redis:', 'rediss:'], 'redis://localhost:6379').optional(),
  RATEBOOK_SECRET: secretsVariable.optional(),
  USAGE_LATE_DAYS: countVariable('USAGE_LATE_DAYS', 1, 365, '35').optional(),
  USAGE_RETENTION_MONTHS: countVariable('USAGE_RETENTION_MONTHS', 3, 1_200, '24').optional(),
  METRICS_PORT: portVariable('METRICS_PORT', '9465').optional(),
  METRICS_HOST: hostVariable('METRICS_HOST', 'whoever reaches that port can read the metrics').optional(),
  LOG_LEVEL: wordVariable('LOG_LEVEL', LOG_LEVELS, 'info').optional(),
  LOG_FORMAT: wordVariable('LOG_FORMAT', LOG_FORMATS, 'json').optional(),
});

export type WorkerConfigurationOutcome =
  | { readonly ok: true; readonly value: WorkerConfiguration }
  | { readonly ok: false; readonly faults: readonly SetupFault[] };

/** Reads the environment; an empty variable is one that is not set. A worker brings no database along. */
export function readConfiguration(
  variables: Readonly<Record<string, string | undefined>>,
): WorkerConfigurationOutcome {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) return { ok: false, faults: read.error.issues.map(fault) };
  const { DATABASE_URL, REDIS_URL, RATEBOOK_SECRET, METRICS_PORT, METRICS_HOST } = read.data;
  const { USAGE_LATE_DAYS, USAGE_RETENTION_MONTHS } = read.data;
  const { LOG_LEVEL = 'info', LOG_FORMAT = 'json' } = read.data;
  if (DATABASE_URL === undefined) return { ok: false, faults: [NO_DATABASE] };
  return {
    ok: true,
    value: {
      databaseUrl: DATABASE_URL,
      ...(REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL }),
      ...(RATEBOOK_SECRET === undefined ? {} : { secrets: RATEBOOK_SECRET }),
      ...(USAGE_LATE_DAYS === undefined ? {} : { usageLateDays: USAGE_LATE_DAYS }),
      ...(USAGE_RETENTION_MONTHS === undefined ? {} : { usageRetentionMonths: USAGE_RETENTION_MONTHS }),
      ...(METRICS_PORT === undefined ? {} : { metricsPort: Number.parseInt(METRICS_PORT, 10) }),
      ...(METRICS_HOST === undefined ? {} : { metricsHost: METRICS_HOST }),
      logLevel: LOG_LEVEL,
      logFormat: LOG_FORMAT,
    },
  };
}

const { fault: NO_DATABASE } = refuse(
  'setup.configuration',
  'DATABASE_URL is not set, and a worker brings no database along',
  `for example DATABASE_URL=${DATABASE}`,
);

function fault(issue: z.core.$ZodIssue): SetupFault {
  const help = issue.code === 'custom' ? String(issue.params?.['help'] ?? '') : '';
  return { code: 'setup.configuration', message: issue.message, help };
}
