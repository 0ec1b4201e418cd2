import type { Instant } from '#calendar';
import { instantText } from '#calendar';
import type { VersionDraft } from '#storage';
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

export const notPublished = ({ packageKey, number, state }: VersionDraft): ServiceFault => ({
  code: 'package.version-not-published',
  message: `\`${packageKey}@${number}\` is ${state === 'draft' ? 'a draft' : 'in review'}: nothing is priced with it yet`,
  help: 'publish it first, or name a published version',
  pointer: '/version',
});

export const noneCurrent = (key: string, at: Instant, state: 'none' | 'retired'): ServiceFault => ({
  code: 'package.none-current',
  message:
    state === 'retired'
      ? `the version of \`${key}\` that was current at ${instantText(at)} is retired, and has no successor`
      : `no version of \`${key}\` is current at ${instantText(at)}`,
  help: 'name a `version`, or ask about another instant in `at`',
});
