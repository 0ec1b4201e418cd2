export { Clock, SystemClock } from './clock.js';
export { prepareFolder } from './embedded/data-folder.js';
export {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded/embedded-postgres.js';
export type { ApiKey, DefinitionSet, PackageSummary, StoredVersion, VersionSummary } from './records.js';
export { refuse, type SetupFault, type SetupOutcome } from './setup-fault.js';
export { openStorage, type Storage } from './storage.js';
export { StorageModule } from './storage.module.js';
export { ApiKeyStore } from './stores/api-key.store.js';
export { DefinitionSetStore } from './stores/definition-set.store.js';
export { type CurrentVersion, PackageVersionStore } from './stores/package-version.store.js';
export { isUnavailable } from './unavailable.js';
export { UnitOfWork } from './unit-of-work.js';
