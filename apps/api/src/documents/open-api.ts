import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { finishOperations } from './finish-operations.js';
import { routeFacts, routeName } from './route-facts.js';
import { SchemaComponents } from './schema-components.js';

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
  const components = new SchemaComponents();
  const document = SwaggerModule.createDocument(app, about, {
    standardSchemaConverter: (schema, { schemaType }) => components.convert(schema, schemaType),
    operationIdFactory: routeName,
  });
  document.components = { ...document.components, schemas: components.all() };
  finishOperations(document, routeFacts(app));
  return document;
}
