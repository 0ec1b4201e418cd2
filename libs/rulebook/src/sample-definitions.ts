import type { Definitions } from '#catalog';
import { readDefinitions } from './read-definitions.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Definitions for specs: one meter of each sort, attributes of every type, features of every type. */
export function sampleDefinitions(): Definitions {
  return readDefinitions({
    meters: [
      {
        path: 'meters.yaml',
        bytes: bytes(`schema: ratebook/meters-v1
meters:
  - { key: mtu, event: user.tracked, aggregation: uniqueCount, value: user }
  - { key: sms, event: message.sent, aggregation: sum, value: segments, dimensions: [country, kind] }
  - { key: payments, event: payment.captured, aggregation: sum, value: amount, dimensions: [card] }
  - { key: calls, event: call.made, aggregation: count, dimensions: [region] }
`),
      },
    ],
    attributes: [
      {
        path: 'attributes.yaml',
        bytes: bytes(`schema: ratebook/attributes-v1
attributes:
  - { key: country, type: string }
  - { key: segment, type: string, values: [startup, enterprise], default: startup }
  - { key: employees, type: decimal }
  - { key: nonprofit, type: boolean, default: false }
  - { key: since, type: date }
  - { key: tags, type: list }
`),
      },
    ],
    features: [
      {
        path: 'features.yaml',
        bytes: bytes(`schema: ratebook/features-v1
features:
  - { key: sso, type: boolean }
  - { key: support, type: config, values: [basic, premium] }
  - { key: mtu, type: metered, meter: mtu }
`),
      },
    ],
  }).definitions;
}
