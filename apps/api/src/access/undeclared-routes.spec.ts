import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { describe, expect, it } from '@jest/globals';
import { Public } from './public.js';
import { Requires } from './requires.js';
import { undeclaredRoutes } from './undeclared-routes.js';

@Controller('open')
@Public()
class OpenController {
  @Get() all() {
    return [];
  }
}

@Controller('mixed')
class MixedController {
  @Get() @Requires('packages:read') read() {
    return [];
  }
  @Post() forgotten() {
    return [];
  }
  helper() {
    return [];
  }
}

@Module({ controllers: [OpenController, MixedController] })
class SomeModule {}

describe('a route', () => {
  it('that declares neither a scope nor that it is public is found, so that start-up refuses it', async () => {
    const app = await NestFactory.create(SomeModule, new FastifyAdapter(), { logger: false } as never);
    expect(undeclaredRoutes(app)).toEqual(['MixedController.forgotten']);
    await app.close();
  });
});
