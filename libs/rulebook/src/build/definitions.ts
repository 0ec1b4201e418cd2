import {
  type Attribute,
  type Definitions,
  type Feature,
  type Meter,
  parseFactValue,
  suggestion,
} from '#catalog';
import {
  type AttributeDocument,
  type FeatureDocument,
  type MeterDocument,
  attributesDocument,
  featuresDocument,
  metersDocument,
} from '#contracts';
import { decimal } from '#money';
import type { z } from 'zod';
import { listed, quoted } from '../quoted.js';
import { type Path, type RuleDocument, plainValue } from '../read/document.js';
import { shapeOf } from '../shape/shape-faults.js';
import type { BuildContext } from './context.js';
import { defined } from './defined.js';
import { whenOf } from './prices.js';

type Report = BuildContext['report'];

/** Definitions of one kind by key. */
export type Defined<T> = ReadonlyMap<string, T>;

export function metersOf(document: RuleDocument, report: Report): Defined<Meter> {
  return keyed(read(metersDocument, document, report)?.meters, 'meters', meterOf, report);
}

export function attributesOf(document: RuleDocument, report: Report): Defined<Attribute> {
  return keyed(read(attributesDocument, document, report)?.attributes, 'attributes', attributeOf, report);
}

export function featuresOf(
  document: RuleDocument,
  meters: Definitions['meters'],
  report: Report,
): Defined<Feature> {
  const written = read(featuresDocument, document, report)?.features;
  return keyed(written, 'features', (each, path) => featureOf(each, path, meters, report), report);
}

function read<T>(schema: z.ZodType<T>, document: RuleDocument, report: Report): T | undefined {
  const shaped = shapeOf(schema, plainValue(document.root));
  if (shaped.ok) return shaped.value;
  shaped.faults.forEach(report);
  return undefined;
}

function keyed<D extends { readonly key: string }, T>(
  documents: readonly D[] | undefined,
  list: string,
  build: (document: D, path: Path, report: Report) => T,
  report: Report,
): Defined<T> {
  const found = new Map<string, T>();
  for (const [index, document] of (documents ?? []).entries()) {
    const path = [list, index];
    if (found.has(document.key))
      report({
        code: 'duplicate-name',
        message: `${quoted(document.key)} is declared a second time`,
        help: 'give each its own key',
        path: [...path, 'key'],
      });
    found.set(document.key, build(document, path, report));
  }
  return found;
}

function meterOf(document: MeterDocument, path: Path, report: Report): Meter {
  const { key, title, event, aggregation, value, dimensions = [], filter = {}, unitCost, window } = document;
  const needsValue = aggregation !== 'count';
  if (needsValue !== (value !== undefined))
    report({
      code: needsValue ? 'missing-key' : 'modifier-not-allowed',
      message: needsValue
        ? `\`value\` is missing: \`${aggregation}\` needs to know which property of \`data\``
        : '`value` has no meaning for `count`, which counts events',
      help: needsValue ? 'write `value`: the name of a property of `data`' : 'leave `value` out',
      path: [...path, 'value'],
    });
  for (const [index, dimension] of dimensions.entries())
    if (dimensions.indexOf(dimension) < index)
      report({
        code: 'duplicate-name',
        message: `${quoted(dimension)} stands here twice`,
        help: 'name it once',
        path: [...path, 'dimensions', index],
      });
  const then = window?.then;
  if (typeof then === 'object' && decimal(then.percentile).greaterThan(100))
    report({
      code: 'percent-range',
      message: `there is no ${quoted(then.percentile)}th percentile`,
      help: 'a percentile is from 0 to 100',
      path: [...path, 'window', 'then', 'percentile'],
    });
  return {
    ...defined({
      title,
      value,
      unitCost: unitCost === undefined ? undefined : decimal(unitCost),
      window: window && {
        ...window,
        then: typeof window.then === 'object' ? { percentile: decimal(window.then.percentile) } : window.then,
      },
    }),
    key,
    event,
    aggregation,
    dimensions,
    filter: whenOf(filter),
  };
}

function attributeOf(document: AttributeDocument, path: Path, report: Report): Attribute {
  const { key, title, type } = document;
  const values = document.values?.map(String);
  if (values && type !== 'string' && type !== 'list')
    for (const [index, value] of values.entries())
      if (!parseFactValue(type, value))
        report({
          code: 'value-type',
          message: `${quoted(value)} is no ${type}`,
          help: `\`${key}\` is a ${type}: write its values as such`,
          path: [...path, 'values', index],
        });
  const fallback = document.default === undefined ? undefined : parseFactValue(type, document.default);
  const given = [document.default ?? []].flat().map(String);
  const stranger = values && given.find((each) => !values.includes(each));
  if (document.default !== undefined && (!fallback || stranger !== undefined))
    report({
      code: fallback ? 'unknown-value' : 'value-type',
      message: fallback
        ? `the default ${quoted(stranger ?? '')} is not one of its values`
        : `the default is no ${type}`,
      help: values ? `its values are: ${listed(values)}` : `write a ${type}`,
      path: [...path, 'default'],
    });
  return { key, ...defined({ title, values, default: fallback }), type };
}

function featureOf(
  document: FeatureDocument,
  path: Path,
  meters: Definitions['meters'],
  report: Report,
): Feature {
  const { key, title, type, meter } = document;
  if (meter !== undefined && !meters.has(meter))
    report({
      code: 'unknown-meter',
      message: `no meter is called ${quoted(meter)}`,
      help: suggestion(meter, [...meters.keys()], 'declare it in meters.yaml; the meters are'),
      path: [...path, 'meter'],
    });
  const stray =
    type !== 'metered' && meter !== undefined
      ? 'meter'
      : type !== 'config' && document.values
        ? 'values'
        : undefined;
  if (stray !== undefined)
    report({
      code: 'modifier-not-allowed',
      message: `\`${stray}\` has no meaning for a ${type} feature`,
      help: `leave \`${stray}\` out`,
      path: [...path, stray],
    });
  return { key, ...defined({ title, values: document.values?.map(String), meter }), type };
}
