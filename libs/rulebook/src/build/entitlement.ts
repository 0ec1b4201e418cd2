import { type Entitlement, type Feature, type Fault, suggestion } from '#catalog';
import type { EntitlementDocument } from '#contracts';
import { listed, quoted } from '../quoted.js';
import type { Path } from '../read/document.js';
import type { BuildContext } from './context.js';
import { truth, writtenNumber } from './numbers.js';

export function entitlementOf(document: EntitlementDocument, path: Path, context: BuildContext): Entitlement {
  checkEntitlement(document, path, context);
  const granted = { feature: document.feature, place: context.placeOf(path) };
  switch (document.type) {
    case 'boolean':
      return { ...granted, type: 'boolean', value: truth(document.value) };
    case 'config':
      return { ...granted, type: 'config', value: String(document.value) };
    case 'metered': {
      const { meter, limit, enforcement, resets } = document;
      return {
        ...granted,
        type: 'metered',
        meter,
        limit:
          limit === 'unlimited' ? limit : writtenNumber(limit, [...path, 'limit'], context, 'withoutUsage'),
        enforcement,
        resets,
      };
    }
  }
}

function checkEntitlement(document: EntitlementDocument, path: Path, context: BuildContext): void {
  const { features, meters } = context.definitions;
  const report = (fault: Omit<Fault, 'path'>, ...at: Path): void => {
    context.report({ ...fault, path: [...path, ...at] });
  };
  if (document.type === 'metered' && !meters.has(document.meter))
    report(
      {
        code: 'unknown-meter',
        message: `no meter is called ${quoted(document.meter)}`,
        help: suggestion(document.meter, [...meters.keys()], 'declare it in meters.yaml; the meters are'),
      },
      'meter',
    );
  const feature = features.get(document.feature);
  if (feature) {
    checkAgainst(feature, document, report);
    return;
  }
  report(
    {
      code: 'unknown-feature',
      message: `no feature is called ${quoted(document.feature)}`,
      help: suggestion(
        document.feature,
        [...features.keys()],
        'declare it in features.yaml; the features are',
      ),
    },
    'feature',
  );
}

function checkAgainst(
  feature: Feature,
  document: EntitlementDocument,
  report: (fault: Omit<Fault, 'path'>, ...at: Path) => void,
): void {
  if (feature.type !== document.type) {
    report(
      {
        code: 'entitlement-type',
        message: `the feature \`${feature.key}\` is ${feature.type}, not ${document.type}`,
        help: `write \`type: ${feature.type}\``,
      },
      'type',
    );
    return;
  }
  if (document.type === 'config' && feature.values && !feature.values.includes(String(document.value)))
    report(
      {
        code: 'unknown-value',
        message: `\`${feature.key}\` is never ${quoted(String(document.value))}`,
        help: `its declared values are: ${listed(feature.values)}`,
      },
      'value',
    );
  if (document.type === 'metered' && feature.meter !== undefined && feature.meter !== document.meter)
    report(
      {
        code: 'entitlement-type',
        message: `the feature \`${feature.key}\` counts \`${feature.meter}\`, not ${quoted(document.meter)}`,
        help: `write \`meter: ${feature.meter}\``,
      },
      'meter',
    );
}
