import { afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Ended, ensureBuilt, ratebook } from './built-cli.js';

export const TEAM = `schema: ratebook/v1
package: team
version: 1
currency: USD
interval: month
effectiveFrom: 2027-01-01T00:00:00Z
charges:
  - key: seats
    quantity: seats
    model: graduated
    tiers:
      - { upTo: 10, unitAmount: 12.00 }
      - { unitAmount: 10.00 }
  - key: sms
    title: Messages
    meter: sms
    by: [country]
    model: unit
    unitAmount: 0.0079
    cells:
      - { when: { country: [GB, IE] }, unitAmount: 0.0400 }
rules:
  - name: startup-discount
    conditions: { all: [ { fact: workspace.segment, operator: equal, value: startup } ] }
    event: { type: discount, params: { percent: 20, charges: [seats] } }
`;
const METERS = `schema: ratebook/meters-v1
meters:
  - { key: sms, event: message.sent, aggregation: sum, value: segments, dimensions: [country] }
`;
const ATTRIBUTES = `schema: ratebook/attributes-v1
attributes:
  - { key: segment, type: string }
`;
export const CASES = `# What was promised.
cases:
  - name: twelve seats
    quantities: { seats: 12 }
    usage: { sms: [ { country: GB, quantity: 3 } ] }
    workspace: { segment: none }
    expect: { lines: { seats: 140.00, sms: 0.12 }, total: 140.12, rules: [] }
`;

/** A folder of its own for each test, with a small rule folder in it, and the real program that runs there. */
export interface TeamFolder {
  readonly run: (args: readonly string[], stdin?: string) => Promise<Ended>;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
  readonly has: (path: string) => boolean;
}

/** Call it once in a spec file: it makes and removes the folder around every test. */
export function teamFolder(): TeamFolder {
  let folder = '';
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  // Every run is a whole process; a busy machine takes its time over ten of them.
  jest.setTimeout(60_000);
  beforeAll(ensureBuilt, 180_000);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ratebook-cli-'));
    write('rules/meters.yaml', METERS);
    write('rules/attributes.yaml', ATTRIBUTES);
    write('rules/packages/team/1.yaml', TEAM);
    write('rules/packages/team/1.cases.yaml', CASES);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    has: (path) => existsSync(join(folder, path)),
    run: (args, stdin = '') => ratebook(args, { cwd: folder, stdin }),
  };
}
