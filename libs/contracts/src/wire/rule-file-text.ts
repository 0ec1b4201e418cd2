import * as z from 'zod';

export const versionNumber = z.int().min(1).max(999_999_999);
/** A rule file has at most 256 KiB; what is longer is refused with its diagnostic. */
export const sourceText = z.string().max(1_000_000);

export const pathText = z
  .string()
  .min(1)
  .max(300)
  .describe('Where the file stands, for diagnostics; `.json` is read as JSON');

export const definitionFiles = z
  .strictObject({
    meters: sourceText.optional(),
    attributes: sourceText.optional(),
    features: sourceText.optional(),
  })
  .meta({
    id: 'DefinitionFiles',
    description: 'Text of meters.yaml, attributes.yaml, features.yaml; what is left out stays as published',
  });
