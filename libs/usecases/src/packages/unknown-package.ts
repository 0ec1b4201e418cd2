import type { Instant } from '#calendar';
import { instantText } from '#calendar';
import type { ServiceFault } from '../fault.js';

export const unknownPackage = (key: string): ServiceFault => ({
  code: 'package.unknown',
  message: `there is no package \`${key.slice(0, 63)}\``,
  help: 'GET /v1/packages lists them',
});

export const unknownVersion = (key: string, number: number): ServiceFault => ({
  code: 'package.version-unknown',
  message: `there is no published version \`${key}@${number}\``,
  help: `GET /v1/packages/${key}/versions lists them`,
});

export const noneCurrent = (key: string, at: Instant, state: 'none' | 'retired'): ServiceFault => ({
  code: 'package.none-current',
  message:
    state === 'retired'
      ? `the version of \`${key}\` that was current at ${instantText(at)} is retired, and has no successor`
      : `no version of \`${key}\` is current at ${instantText(at)}`,
  help: 'name a `version`, or ask about another instant in `at`',
});
