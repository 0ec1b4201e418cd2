import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { declarationOf } from './declaration.js';
import { routesOf } from './undeclared-routes.js';

/** Routes that keys of one workspace may ask: `QuotesController.preview`. */
export function workspaceRoutes(app: INestApplication): readonly string[] {
  const reflector = app.get(Reflector);
  return [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => {
      const type = metatype as Type;
      return routesOf(type)
        .filter(([, handler]) => {
          const declared = declarationOf(reflector, handler, type);
          return typeof declared === 'object' && declared.workspaceOf !== undefined;
        })
        .map(([name]) => `${type.name}.${name}`);
    })
    .sort();
}
