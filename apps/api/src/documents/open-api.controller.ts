import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/public.js';
import { Problem } from '../problems/problem.js';

/** The API description; set once, when all routes are known. */
export class ApiDescription {
  document: OpenAPIObject | undefined;
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Ratebook API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** Nothing from elsewhere is loaded: the page works without the internet. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The page is ours and small: @nestjs/swagger's own needs a static file server that Jest cannot load. */
@Controller()
@Public()
@ApiExcludeController()
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  openApi() {
    return this.description.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', POLICY)
  page(): string {
    return PAGE;
  }

  @Get('docs/:file')
  async asset(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply) {
    if (file === 'start.js') {
      void reply.type('text/javascript; charset=utf-8');
      return START;
    }
    const type = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
    if (type === undefined) throw new Problem('route.unknown', 'there is nothing here');
    void reply.type(type).header('cache-control', 'public, max-age=86400');
    return await readFile(join(assets, file));
  }
}
