import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DraftedRules, DraftRules, type Outcome, PublishRules } from '#usecases';
import { readRulesFolder, UnreadableRules } from './rules-folder.js';

export interface TakenRules extends DraftedRules {
  readonly published: readonly string[];
}

/** On an empty database everything is published; later what is new waits for approval, and nothing stops the start. */
export async function takeRules(
  app: NestFastifyApplication,
  rulesFolder: string,
): Promise<Outcome<TakenRules>> {
  try {
    const outcome = await app
      .get(PublishRules)
      .onEmptyDatabase('bootstrap', () => readRulesFolder(rulesFolder));
    if (!outcome.ok) return outcome;
    const published = outcome.value;
    const drafted = published.length > 0 ? { drafts: [], warnings: [] } : await draftRules(app, rulesFolder);
    return { ok: true, value: { published, ...drafted } };
  } catch (error) {
    if (!(error instanceof UnreadableRules)) throw error;
    const { message, help } = error;
    return { ok: false, faults: [{ code: 'rules-unreadable', message, help }] };
  }
}

/** A service that has its prices serves them, whatever has become of the folder. */
async function draftRules(app: NestFastifyApplication, rulesFolder: string): Promise<DraftedRules> {
  try {
    return await app.get(DraftRules).run(await readRulesFolder(rulesFolder));
  } catch (error) {
    if (!(error instanceof UnreadableRules)) throw error;
    return { drafts: [], warnings: [{ message: error.message, help: error.help }] };
  }
}
