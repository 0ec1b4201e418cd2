import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { declarationOf } from './declaration.js';

/** Routes that say neither who may use them nor that everybody may. Any of them stops the start-up. */
export function undeclaredRoutes(app: INestApplication): readonly string[] {
  const reflector = app.get(Reflector);
  return [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      const type = metatype as Type;
      return routesOf(type)
        .filter(([, handler]) => declarationOf(reflector, handler, type) === 'nothing')
        .map(([name]) => `${type.name}.${name}`);
    });
}

type Handler = (...args: unknown[]) => unknown;

export function routesOf(type: Type): readonly (readonly [string, Handler])[] {
  const prototype = type.prototype as Readonly<Record<string, Handler | undefined>>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    return handler !== undefined && Reflect.hasMetadata(METHOD_METADATA, handler) ? [[name, handler]] : [];
  });
}
