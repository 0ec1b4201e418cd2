import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as z from 'zod';
import { finishOperations } from './finish-operations.js';

/** OpenAPI 3.1, made from the very schemas that judge requests. */
export function openApiOf(app: NestFastifyApplication, version: string): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Ratebook')
    .setDescription('Prices packages exactly, and says why. Decimals are text in both directions.')
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addSecurity('bearer', { type: 'http', scheme: 'bearer', description: 'An API key: `rbk_…`' })
    .addSecurityRequirements('bearer')
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    standardSchemaConverter: toJsonSchema,
    operationIdFactory: (_controller, method) => method,
  });
  finishOperations(document);
  return document;
}

/** Schemas with an `id` become components that others refer to. */
function toJsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs = {}, ...converted } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: schemaType });
  delete converted.$schema;
  delete converted.id;
  return { schema: converted, components: $defs };
}
