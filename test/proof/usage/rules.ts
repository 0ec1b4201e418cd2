/** One meter of each aggregation, one that tells apart what it counts, and one that looks at hours. */
export const METERS = `schema: ratebook/meters-v1
meters:
  - { key: calls, event: called, aggregation: count }
  - { key: bytes, event: called, aggregation: sum, value: bytes, dimensions: [kind] }
  - { key: largest, event: called, aggregation: max, value: bytes }
  - { key: smallest, event: called, aggregation: min, value: bytes }
  - { key: typical, event: called, aggregation: average, value: bytes }
  - { key: people, event: seen, aggregation: uniqueCount, value: user }
  - key: busy
    event: seen
    aggregation: uniqueCount
    value: user
    window: { per: hour, aggregation: uniqueCount, then: { percentile: 99 } }
  - { key: level, event: placed, aggregation: weightedSum, value: delta }
  - { key: newest, event: placed, aggregation: latest, value: size }
`;

/** Billed by the week; it reads what a bill can read of all of them. */
export const PACKAGE = `schema: ratebook/v1
package: proof
version: 1
currency: USD
interval: week
effectiveFrom: 2026-01-01T00:00:00Z
charges:
  - { key: fee, model: flat, amount: 10 }
  - { key: calls, meter: calls, model: unit, unitAmount: 0.0001 }
  - { key: bytes, meter: bytes, by: [kind], model: unit, unitAmount: 0.00001, cells: [{ when: { kind: a }, unitAmount: 0.00002 }] }
  - { key: people, meter: people, model: graduated, tiers: [{ upTo: 100, unitAmount: 0.5 }, { unitAmount: 0.1 }] }
  - { key: busy, meter: busy, model: unit, unitAmount: 1 }
`;

/** The meters that a bill has. */
export const BILLED = ['calls', 'bytes', 'people', 'busy'] as const;
