import type { QuoteFault } from '#quote';
import type { ReportedFault } from '../shell/could-not-run.js';

const FLAGS: readonly (readonly [pattern: RegExp, flag: string])[] = [
  [/^\/usage\/([^/]*)/, '--usage'],
  [/^\/quantities\/([^/]*)/, '--quantity'],
  [/^\/workspace\/([^/]*)/, '--workspace'],
  [/^\/period\/timeZone/, '--time-zone'],
  [/^\/period/, '--period'],
  [/^\/segments\/(.*)/, '--segments'],
  [/^\/segments/, '--segments'],
  [/^\/subscription\/anchor/, '--subscription-anchor'],
  [/^\/subscription/, '--subscription-start'],
];

/** A fault of a quote's inputs with the flag that gave them as its place. */
export function faultOfFlag({ code, message, help, pointer }: QuoteFault): ReportedFault {
  const place = pointer === undefined ? undefined : flagOf(pointer);
  return { code, message, help, ...(place !== undefined && { place }) };
}

function flagOf(pointer: string): string | undefined {
  for (const [pattern, flag] of FLAGS) {
    const match = pattern.exec(pointer);
    if (match === null) continue;
    const name = match[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
    return name === undefined ? flag : `${flag} ${name}`;
  }
  return undefined;
}
