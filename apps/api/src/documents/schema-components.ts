import { InvariantError } from '#money';
import * as z from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * Schemas with an `id` become components that others refer to, as JSON Schema has them: what makes the document
 * would write them as OpenAPI 3.0 did, with one example. An id names one thing, or the service does not start.
 */
export class SchemaComponents {
  readonly #texts = new Map<string, string>();

  /** The schema, to stand where it is used, and the components that it refers to. */
  convert(schema: unknown, io: 'input' | 'output') {
    if (!(schema instanceof z.ZodType)) return undefined;
    const { $defs = {}, ...converted } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
    delete converted.$schema;
    delete converted.id;
    for (const [id, definition] of Object.entries($defs)) this.#keep(id, definition);
    return { schema: converted, components: $defs };
  }

  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#texts].map(([id, text]) => [id, JSON.parse(text) as JsonSchema]));
  }

  #keep(id: string, definition: JsonSchema): void {
    const text = JSON.stringify({ ...definition, id: undefined }).replaceAll(
      '"$ref":"#/$defs/',
      '"$ref":"#/components/schemas/',
    );
    const known = this.#texts.get(id);
    if (known !== undefined && known !== text)
      throw new InvariantError(`two schemas have the id \`${id}\`: ${known} and ${text}`);
    this.#texts.set(id, text);
  }
}
