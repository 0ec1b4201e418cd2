import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { invariant } from '#money';
import { REQUEST } from './serving.js';
import { usageBatches } from './usage-batches.js';

/** Sends so many lines in one request, and reads the answers while it does: `stream.js <kind> <address> <key> <prefix> <count>`. */
const [kind = '', address = '', key = '', prefix = '', count = ''] = process.argv.slice(2);
const BATCHES = 10;

const path = kind === 'events' ? '/v1/events' : '/v1/quotes/batch';
const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
const sent = request(`${address}${path}`, { method: 'POST', headers });
Readable.from(kind === 'events' ? events() : quotes(), { objectMode: false }).pipe(sent);
const reply = await new Promise<Readable>((resolve, reject) => {
  sent.once('response', resolve).once('error', reject);
});
let [answers, failed] = [0, ''];
for await (const line of createInterface({ input: reply })) {
  answers += 1;
  if (/"error"|"rejected"|"quarantined"/.test(line)) failed = line;
}
invariant(
  failed === '' && answers === Number(count),
  `${answers} of ${count} lines were answered; ${failed}`,
);
process.exit(0);

/** A hundred thousand at a time; each with a name of its own. */
function* events(): Generator<string> {
  const made = usageBatches('x', BATCHES).flat();
  for (let number = 0; number < Number(count); number += made.length) {
    let text = '';
    for (const [place, event] of made.slice(0, Number(count) - number).entries()) {
      text += `${JSON.stringify({ ...event, id: `${prefix}-${number + place}` })}\n`;
      if (place % 100 !== 99) continue;
      yield text;
      text = '';
    }
    yield text;
  }
}

function* quotes(): Generator<string> {
  for (let number = 0; number < Number(count); number += 1) yield `${REQUEST}\n`;
}
