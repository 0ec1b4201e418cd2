import type { ServiceFault } from '../fault.js';

export const unknownKey = (id: string): ServiceFault => ({
  code: 'key.unknown',
  message: `there is no key \`${id}\``,
  help: '`GET /v1/keys` lists them',
});

export const endedKey = (id: string): ServiceFault => ({
  code: 'key.ended',
  message: `the key \`${id}\` has expired or was revoked`,
  help: 'create another one',
});
