import { decimal } from '#money';
import type { BuildContext } from '../build/context.js';
import { quoted } from '../quoted.js';
import type { Path } from '../read/document.js';

const HUNDRED = decimal('100');

/** Reports a percentage above 100. */
export function checkPercent(written: string, path: Path, context: Pick<BuildContext, 'report'>): void {
  if (!decimal(written).greaterThan(HUNDRED)) return;
  context.report({
    code: 'percent-range',
    message: `${quoted(written)} is more than 100 percent`,
    help: 'write a percentage from 0 to 100',
    path,
  });
}
