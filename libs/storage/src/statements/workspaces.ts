const COLUMNS = `id, revision, attributes, billing_account as "billingAccount", time_zone as "timeZone",
    created_at as "createdAt", updated_at as "updatedAt"`;

export interface WorkspaceRow {
  readonly id: string;
  readonly revision: number;
  readonly attributes: string;
  readonly billingAccount: string | null;
  readonly timeZone: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const findWorkspace = `select ${COLUMNS} from workspace where id = $1`;

/** Keeps others who lock it waiting, to the end of the transaction; its rows elsewhere may be written. */
export const lockWorkspace = `${findWorkspace} for no key update`;

/** At most `$2` workspaces after id `$1`. */
export const listWorkspaces = `select ${COLUMNS} from workspace where id > $1 order by id limit $2`;

/** Nothing comes back when there is one of this id. */
export const insertWorkspace = `
  insert into workspace (id, revision, attributes, billing_account, time_zone, created_at, updated_at)
  values ($1, 1, $2, $3, $4, $5, $5)
  on conflict (id) do nothing
  returning ${COLUMNS}`;

/** Replaces what is at revision `$6`; nothing comes back when it has moved on. */
export const replaceWorkspace = `
  update workspace
  set revision = revision + 1, attributes = $2, billing_account = $3, time_zone = $4, updated_at = $5
  where id = $1 and revision = $6
  returning ${COLUMNS}`;
