import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { DefinitionSetEntity } from './entities/definition-set.entity.js';
import { ExperimentApprovalEntity } from './entities/experiment-approval.entity.js';
import { ExperimentVariantEntity } from './entities/experiment-variant.entity.js';
import { ExperimentEntity } from './entities/experiment.entity.js';
import { PackageVersionEntity } from './entities/package-version.entity.js';
import { PromotionEntity } from './entities/promotion.entity.js';
import { VersionApprovalEntity } from './entities/version-approval.entity.js';
import { VersionDraftEntity } from './entities/version-draft.entity.js';

type Oid = Parameters<typeof pg.types.getTypeParser>[0];

/** Instants stay text with all six digits: a JavaScript Date has only three. The session's zone is UTC. */
const types = {
  getTypeParser: ((oid: Oid, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? (text: string): string => text.replace(' ', 'T').replace(/\+00$/, 'Z')
      : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};

export interface DataSourceOptions {
  /** How many connections at most. */
  readonly poolSize: number;
  /** How long to wait for a connection, and for an answer. Absent: as long as it takes. */
  readonly patienceMs?: number;
  /** How long to wait for a connection alone. */
  readonly connectMs?: number;
  /**
   * How long a transaction may wait for its own process. One that has halted, or whose machine is gone, would keep its
   * locks and hold everybody up for as long. Absent: as long as it takes.
   */
  readonly idleMs?: number;
}

export function createDataSource(url: string, options: DataSourceOptions): DataSource {
  const { poolSize, patienceMs, connectMs = patienceMs, idleMs } = options;
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: 'ratebook',
    entities: [
      DefinitionSetEntity,
      ExperimentApprovalEntity,
      ExperimentEntity,
      ExperimentVariantEntity,
      PackageVersionEntity,
      PromotionEntity,
      VersionApprovalEntity,
      VersionDraftEntity,
    ],
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    poolSize,
    extra: {
      types,
      // What is open stays open: a burst after a quiet while would open them all again while its callers wait.
      min: poolSize,
      options: `-c timezone=UTC${idleMs === undefined ? '' : ` -c idle_in_transaction_session_timeout=${idleMs}`}`,
      ...(connectMs === undefined ? {} : { connectionTimeoutMillis: connectMs }),
      ...(patienceMs === undefined ? {} : { query_timeout: patienceMs }),
    },
    // The next query reports a lost connection to its caller; an idle one has nobody to report to.
    poolErrorHandler: () => undefined,
  });
}
