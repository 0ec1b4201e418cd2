import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ruleFileSchema } from '#contracts';
import { Public } from '../access/public.js';
import { Problem } from '../problems/problem.js';
import { Replies } from './replies.js';

/** Where the JSON Schemas of rule files lie. */
export class SchemasFolder {
  constructor(readonly path: string) {}
}

@Controller('schemas')
@Public()
export class SchemasController {
  constructor(private readonly folder: SchemasFolder) {}

  @Get(':name')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @ApiOperation({ summary: 'A JSON Schema of rule files, for editors: `package.v1.json`' })
  @Replies(ruleFileSchema, 'application/schema+json')
  async schema(@Param('name') name: string): Promise<string> {
    const isName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.json$/.test(name);
    const text = isName
      ? await readFile(join(this.folder.path, name), 'utf8').catch(() => undefined)
      : undefined;
    if (text === undefined)
      throw new Problem('schema.unknown', `there is no schema \`${name.slice(0, 100)}\``);
    return text;
  }
}
