import { CreatePackageVersion1795392000000 } from './1795392000000-create-package-version.js';
import { CreateApiKey1795392000001 } from './1795392000001-create-api-key.js';

/** In order. A migration that is merged is history: it never changes, another one follows it. */
export const migrations = [CreatePackageVersion1795392000000, CreateApiKey1795392000001];
