import * as z from 'zod';
import { keyText, literal, plainText, priceText, propertyText } from './scalars.js';

const aggregation = z
  .enum(['count', 'sum', 'max', 'min', 'latest', 'average', 'uniqueCount', 'weightedSum'])
  .meta({ id: 'Aggregation', description: 'How events become a quantity' });

const percentile = z.strictObject({ percentile: priceText.describe('From 0 to 100') });

export const meterDocument = z
  .strictObject({
    key: keyText,
    title: plainText.optional(),
    event: z.string().min(1).max(200).describe('CloudEvents `type`'),
    aggregation,
    value: propertyText.optional().describe('Property of `data` that holds the value; none for count'),
    dimensions: z
      .array(keyText)
      .max(16)
      .optional()
      .describe('Properties of `data` that charges may price by'),
    filter: z
      .record(propertyText, z.union([literal, z.array(literal).min(1).max(1000)]))
      .optional()
      .describe('Only events whose `data` has one of these values'),
    unitCost: priceText.optional().describe('What one unit costs to provide, for margins'),
    window: z
      .strictObject({
        per: z.enum(['hour', 'day']),
        aggregation,
        then: z.union([z.enum(['sum', 'max', 'average']), percentile]),
      })
      .optional()
      .describe('Aggregates within each hour or day, then over them'),
  })
  .meta({ id: 'Meter' });
export type MeterDocument = z.infer<typeof meterDocument>;

export const attributeDocument = z
  .strictObject({
    key: keyText,
    title: plainText.optional(),
    type: z.enum(['string', 'decimal', 'boolean', 'date', 'list']),
    values: z.array(literal).min(1).max(1000).optional().describe('The values it may have'),
    default: z
      .union([literal, z.array(literal).max(1000)])
      .optional()
      .describe('Taken when a workspace does not say; without it a rule that asks needs it given'),
  })
  .meta({ id: 'Attribute' });
export type AttributeDocument = z.infer<typeof attributeDocument>;

export const featureDocument = z
  .strictObject({
    key: keyText,
    title: plainText.optional(),
    type: z.enum(['boolean', 'config', 'metered']),
    values: z.array(literal).min(1).max(1000).optional().describe('The values a config feature may have'),
    meter: keyText.optional().describe('What a metered feature counts'),
  })
  .meta({ id: 'Feature' });
export type FeatureDocument = z.infer<typeof featureDocument>;

export const metersDocument = z
  .strictObject({ schema: z.literal('ratebook/meters-v1'), meters: z.array(meterDocument).max(1000) })
  .meta({ title: 'Ratebook meters', description: 'What is counted, and how events become a quantity' });
export const attributesDocument = z
  .strictObject({
    schema: z.literal('ratebook/attributes-v1'),
    attributes: z.array(attributeDocument).max(1000),
  })
  .meta({ title: 'Ratebook attributes', description: 'What is known of a workspace' });
export const featuresDocument = z
  .strictObject({ schema: z.literal('ratebook/features-v1'), features: z.array(featureDocument).max(1000) })
  .meta({ title: 'Ratebook features', description: 'What packages can grant' });
