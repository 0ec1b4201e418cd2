import type { ServiceFault } from '../fault.js';

export const unknownTimeZone = (name: string, pointer: string): ServiceFault => ({
  code: 'request.unknown-time-zone',
  message: `\`${name.slice(0, 60)}\` is no time zone`,
  help: 'write an IANA name, such as Europe/Berlin or UTC',
  pointer,
});
