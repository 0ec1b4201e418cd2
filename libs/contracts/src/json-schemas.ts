import * as z from 'zod';
import { casesDocument } from './cases-document.js';
import { attributesDocument, featuresDocument, metersDocument } from './definitions-document.js';
import { experimentDocument, holdoutsDocument, metricsDocument } from './experiment-document.js';
import { packageDocument } from './package-document.js';
import { decimalText, literal, plainText, positiveText, priceText, valueText } from './scalars.js';

/**
 * An editor reads an unquoted 0.10 of a YAML file as a number and `title: 2027` as well; our reader keeps the text.
 * So what is text here may be a number there, within the same bounds.
 */
function asAnEditorReadsIt({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: unknown;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const schema = zodSchema as { readonly _zod: { readonly def: unknown } };
  const is = (known: z.ZodType): boolean => known._zod.def === schema._zod.def;
  if ([decimalText, plainText, valueText].some(is)) Object.assign(jsonSchema, { type: ['string', 'number'] });
  if (is(priceText)) Object.assign(jsonSchema, { type: ['string', 'number'], minimum: 0 });
  if (is(positiveText)) Object.assign(jsonSchema, { type: ['string', 'number'], exclusiveMinimum: 0 });
  if (is(literal)) {
    delete jsonSchema.anyOf;
    Object.assign(jsonSchema, { type: ['string', 'number', 'boolean'] });
  }
}

function editorSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: asAnEditorReadsIt });
}

/** JSON Schema (draft-07) of every rule file, by the name it has in `schemas/`. */
export function ruleFileSchemas(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return {
    'package.v1.json': editorSchema(packageDocument),
    'meters.v1.json': editorSchema(metersDocument),
    'attributes.v1.json': editorSchema(attributesDocument),
    'features.v1.json': editorSchema(featuresDocument),
    'cases.v1.json': editorSchema(casesDocument),
    'experiment.v1.json': editorSchema(experimentDocument),
    'holdouts.v1.json': editorSchema(holdoutsDocument),
    'metrics.v1.json': editorSchema(metricsDocument),
  };
}
