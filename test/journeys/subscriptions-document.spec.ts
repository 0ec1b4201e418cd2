import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { apiServer, ROOT } from './api-server.js';
import { ownRules } from './own-rules.js';

interface Block {
  readonly about: string;
  readonly text: string;
}
type Json = Record<string, unknown>;

it('the worked example of docs/subscriptions.md is what a server answers', async () => {
  const document = await readFile(join(ROOT, 'docs', 'subscriptions.md'), 'utf8');
  const blocks = (language: string): readonly Block[] =>
    [...document.matchAll(new RegExp(`^\`\`\`${language} (.+)\\n([^]*?)\`\`\`$`, 'gm'))].map(
      ([, about = '', text = '']) => ({ about, text }),
    );
  const rules = await ownRules(Object.fromEntries(blocks('yaml').map(({ about, text }) => [about, text])));
  const api = await apiServer({ rulesFolder: rules.folder });
  api.clock.set('2026-12-01T09:00:00Z');
  await api.put('/v1/workspaces/acme', { attributes: {}, timeZone: 'UTC' });
  const written = blocks('json');
  let id = '';
  let steps = 0;
  for (; steps < written.length; steps += 2) {
    const [request, answer] = [written[steps], written[steps + 1]];
    const path = String(request?.about).replace('POST ', '').replace(':id', id);
    const headers = { 'idempotency-key': `step-${steps}` };
    const reply = await api.post(path, String(request?.text), { headers });
    const body = (await reply.json()) as Json;
    expect([reply.status, body]).toMatchObject([
      Number(answer?.about),
      JSON.parse(String(answer?.text)) as Json,
    ]);
    if (body['subscription'] !== undefined) id = String((body['subscription'] as Json)['id']);
  }
  expect(steps).toBe(10);
  await api.stop();
  await rules.remove();
}, 60_000);
