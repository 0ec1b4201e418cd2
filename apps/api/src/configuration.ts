import { resolve } from 'node:path';
import {
  addressVariable,
  countVariable,
  hostVariable,
  portVariable,
  proxiesVariable,
  secretsVariable,
  wordVariable,
} from '#contracts';
import { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from '#observing';
import type { SetupFault } from '#storage';
import { presentedKey } from '#usecases';
import * as z from 'zod';

export interface Configuration {
  readonly port: number;
  /** Absent: an embedded PostgreSQL in the data folder. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** Absent: a random one, kept in the data folder. */
  readonly bootstrapKey?: string;
  /** The first seals private keys where they are kept; the others still open them. */
  readonly secrets?: readonly string[];
  /** Requests a minute a key; 0 limits nobody. */
  readonly rateLimitPerMinute?: number;
  /** Addresses and networks whose `x-forwarded-for` says who asks. Absent: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** Absolute. */
  readonly dataFolder: string;
  /** Absent: as whoever starts the program thinks right. */
  readonly logLevel?: LogLevel;
  readonly logFormat?: LogFormat;
  /** Absent: no metrics. */
  readonly metricsPort?: number;
  readonly metricsHost?: string;
  /** How long a service that was told to stop still takes requests, while balancers learn of it. */
  readonly drainSeconds?: number;
  /** A usage event that happened longer ago is refused. */
  readonly usageLateDays?: number;
}

const environment = z.object({
  PORT: portVariable('PORT', '3000').optional(),
  METRICS_PORT: portVariable('METRICS_PORT', '9464').optional(),
  METRICS_HOST: hostVariable('METRICS_HOST', 'whoever reaches that port can read the metrics').optional(),
  DATABASE_URL: addressVariable(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@localhost:5432/ratebook',
  ).optional(),
  REDIS_URL: addressVariable('REDIS_URL', ['redis:', 'rediss:'], 'redis://localhost:6379').optional(),
  RATEBOOK_BOOTSTRAP_KEY: z
    .string()
    .refine((text) => presentedKey(text) !== undefined, {
      error: 'RATEBOOK_BOOTSTRAP_KEY must be 16 to 200 visible characters, or a whole Ratebook key (`rbk_…`)',
      params: { help: 'copy the key again, or leave it out to have a random one made' },
    })
    .optional(),
  RATEBOOK_SECRET: secretsVariable.optional(),
  RATE_LIMIT_PER_MINUTE: z
    .string()
    .refine((text) => /^(?:0|[1-9][0-9]{0,8})$/.test(text), {
      error: 'RATE_LIMIT_PER_MINUTE must be a whole number',
      params: { help: 'for example RATE_LIMIT_PER_MINUTE=60000; 0 limits nobody' },
    })
    .optional(),
  TRUST_PROXY: proxiesVariable('TRUST_PROXY').optional(),
  RATEBOOK_DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'), {
      error: 'RATEBOOK_DATA_DIR must be the path of a folder',
      params: { help: 'for example RATEBOOK_DATA_DIR=/var/lib/ratebook' },
    })
    .optional(),
  STOP_DRAIN_SECONDS: z
    .string()
    .refine((text) => /^(?:[0-9]|1[0-9]|20)$/.test(text), {
      params: { help: 'for example STOP_DRAIN_SECONDS=5; a stop as a whole takes at most 25 seconds' },
      error: ({ input }) =>
        `STOP_DRAIN_SECONDS must be a whole number from 0 to 20, and is \`${String(input).slice(0, 40)}\``,
    })
    .optional(),
  USAGE_LATE_DAYS: countVariable('USAGE_LATE_DAYS', 1, 365, '35').optional(),
  LOG_LEVEL: wordVariable('LOG_LEVEL', LOG_LEVELS, 'info').optional(),
  LOG_FORMAT: wordVariable('LOG_FORMAT', LOG_FORMATS, 'json').optional(),
});

export type ConfigurationOutcome =
  | { readonly ok: true; readonly value: Configuration }
  | { readonly ok: false; readonly faults: readonly SetupFault[] };

/** Reads the environment; an empty variable is one that is not set. All faults at once, secrets never repeated. */
export function readConfiguration(
  variables: Readonly<Record<string, string | undefined>>,
  folder: string,
): ConfigurationOutcome {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) return { ok: false, faults: read.error.issues.map(fault) };
  const {
    PORT,
    DATABASE_URL,
    REDIS_URL,
    RATEBOOK_BOOTSTRAP_KEY,
    RATEBOOK_SECRET,
    TRUST_PROXY,
    RATEBOOK_DATA_DIR,
    LOG_LEVEL,
    LOG_FORMAT,
    STOP_DRAIN_SECONDS,
    USAGE_LATE_DAYS,
    METRICS_PORT,
    METRICS_HOST,
  } = read.data;
  return {
    ok: true,
    value: {
      port: Number.parseInt(PORT ?? '3000', 10),
      dataFolder: resolve(folder, RATEBOOK_DATA_DIR ?? '.ratebook'),
      ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
      ...(REDIS_URL === undefined ? {} : { redisUrl: REDIS_URL }),
      ...(read.data.RATE_LIMIT_PER_MINUTE === undefined
        ? {}
        : { rateLimitPerMinute: Number.parseInt(read.data.RATE_LIMIT_PER_MINUTE, 10) }),
      ...(TRUST_PROXY === undefined ? {} : { trustedProxies: TRUST_PROXY }),
      ...(RATEBOOK_SECRET === undefined ? {} : { secrets: RATEBOOK_SECRET }),
      ...(RATEBOOK_BOOTSTRAP_KEY === undefined ? {} : { bootstrapKey: RATEBOOK_BOOTSTRAP_KEY }),
      ...(STOP_DRAIN_SECONDS === undefined ? {} : { drainSeconds: Number.parseInt(STOP_DRAIN_SECONDS, 10) }),
      ...(USAGE_LATE_DAYS === undefined ? {} : { usageLateDays: USAGE_LATE_DAYS }),
      ...(METRICS_PORT === undefined ? {} : { metricsPort: Number.parseInt(METRICS_PORT, 10) }),
      ...(METRICS_HOST === undefined ? {} : { metricsHost: METRICS_HOST }),
      ...(LOG_LEVEL === undefined ? {} : { logLevel: LOG_LEVEL }),
      ...(LOG_FORMAT === undefined ? {} : { logFormat: LOG_FORMAT }),
    },
  };
}

function fault(issue: z.core.$ZodIssue): SetupFault {
  const help = issue.code === 'custom' ? String(issue.params?.['help'] ?? '') : '';
  return { code: 'setup.configuration', message: issue.message, help };
}
