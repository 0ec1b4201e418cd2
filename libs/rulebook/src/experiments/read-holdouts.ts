import { parseInstant } from '#calendar';
import type { Fault, Holdout } from '#catalog';
import { holdoutsDocument } from '#contracts';
import { decimal } from '#money';
import { instantFault } from '../build/instant-fault.js';
import { diagnosticOf, inFileOrder } from '../check-package.js';
import type { Diagnostic } from '../diagnostic.js';
import { quoted } from '../quoted.js';
import { plainValue } from '../read/document.js';
import { type RuleFile, readDocument } from '../read/read-document.js';
import { shapeOf } from '../shape/shape-faults.js';

/** `holdouts.yaml`; a file that is missing holds nobody out. */
export function readHoldouts(file: RuleFile | undefined): {
  readonly holdouts: readonly Holdout[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const read = file && readDocument(file);
  if (!read) return { holdouts: [], diagnostics: [] };
  if (!read.ok) return { holdouts: [], diagnostics: read.diagnostics };
  const document = read.value;
  const faults: Fault[] = [];
  const shaped = shapeOf(holdoutsDocument, plainValue(document.root));
  if (!shaped.ok) faults.push(...shaped.faults);
  const seen = new Set<string>();
  const holdouts = (shaped.ok ? shaped.value.holdouts : []).flatMap(
    ({ key, share: written, packages, until: end }, index): Holdout[] => {
      const path = ['holdouts', index];
      const [share, until] = [decimal(written), parseInstant(end)];
      if (seen.has(key))
        faults.push({
          code: 'duplicate-name',
          message: `a second holdout is called ${quoted(key)}`,
          help: 'give each its own key',
          path: [...path, 'key'],
        });
      seen.add(key);
      if (!share.lessThan('100'))
        faults.push({
          code: 'percent-range',
          message: `a holdout of ${quoted(written)} percent leaves nobody to compare with`,
          help: 'write a percentage above 0 and below 100',
          path: [...path, 'share'],
        });
      if (!until) faults.push({ ...instantFault(end), path: [...path, 'until'] });
      return until ? [{ key, share, packages, until }] : [];
    },
  );
  return {
    holdouts: faults.length === 0 ? holdouts : [],
    diagnostics: inFileOrder(faults.map((fault) => diagnosticOf(document, fault))),
  };
}
