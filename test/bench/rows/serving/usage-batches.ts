import { identityDigest, digestOf } from '#usecases';

/** An event of the bench: what a gateway says of a request that it served. */
export interface BenchEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Readonly<Record<string, string>>;
}

const EVENTS = 1_000;
const WORKSPACES = 50;
export const workspaceOf = (number: number): string => `ws-${number % WORKSPACES}`;

/** Batches of a thousand events of the last ten minutes; a prefix gives them ids of their own. */
export function usageBatches(prefix: string, count: number): readonly (readonly BenchEvent[])[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: EVENTS }, (__, place): BenchEvent => {
      const number = batch * EVENTS + place;
      return {
        specversion: '1.0',
        id: `${prefix}-${String(number).padStart(12, '0')}`,
        source: 'https://gateway-7.example.com/requests',
        type: number % 2 === 0 ? 'called' : 'stored',
        subject: workspaceOf((number * 7_919) % 1_009),
        time: new Date(now - ((number * 104_729) % 600_000)).toISOString(),
        data: { bytes: `${(number * 31) % 4_096}.${number % 1_000}`, path: `/v1/things/${number % 97}` },
      };
    }),
  );
}

/** The same batch as rows in the order of their keys: what a statement inserts. */
export function rowsOf(batch: readonly BenchEvent[]) {
  return batch
    .map((event) => {
      const data = JSON.stringify(event.data);
      const digest = identityDigest(event).toString('hex');
      return { ...event, data, digest, body: digestOf(JSON.stringify(event)).toString('hex') };
    })
    .sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
