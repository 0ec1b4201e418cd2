import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareFolder, refuse, type SetupOutcome } from '#storage';
import { generateKey, presentedKey } from '#usecases';
import type { Configuration } from './configuration.js';

export interface BootstrapKey {
  readonly text: string;
  /** Configured, hence the only one; else a random one of this data folder. */
  readonly isConfigured: boolean;
}

/** The configured key, or the random one of this data folder: made at the first start, the same ever after. */
export async function bootstrapKey({
  bootstrapKey: configured,
  dataFolder,
}: Configuration): Promise<SetupOutcome<BootstrapKey>> {
  if (configured !== undefined) return { ok: true, value: { text: configured, isConfigured: true } };
  const unusable = await prepareFolder(dataFolder);
  if (unusable) return { ok: false, fault: unusable };
  const file = join(dataFolder, 'bootstrap-key');
  try {
    const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
    if (presentedKey(kept) !== undefined) return { ok: true, value: { text: kept, isConfigured: false } };
    const text = generateKey();
    await writeFile(file, `${text}\n`, { mode: 0o600 });
    return { ok: true, value: { text, isConfigured: false } };
  } catch {
    return refuse(
      'setup.data-permission',
      `no permission to keep the first key in \`${dataFolder}\``,
      'name a folder of your own in RATEBOOK_DATA_DIR, or set RATEBOOK_BOOTSTRAP_KEY',
    );
  }
}
