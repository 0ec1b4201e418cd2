import type { INestApplication, Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common/enums/request-method.enum.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { type Declaration, declarationOf } from '../access/declaration.js';
import { routesOf } from '../access/undeclared-routes.js';

/** What the code of a route says about itself, so that nobody has to say it again for the description. */
export interface RouteFacts {
  readonly declared: Declaration;
  /** Of the usual success. */
  readonly status: number;
  /** Request headers that the handler reads by name. */
  readonly reads: readonly string[];
}

export const routeName = (controller: string, method: string): string => `${controller}.${method}`;

/** By `Controller.method`. */
export function routeFacts(app: INestApplication): ReadonlyMap<string, RouteFacts> {
  const reflector = app.get(Reflector);
  return new Map(
    [...app.get(ModulesContainer).values()]
      .flatMap((module) => [...module.controllers.values()])
      .flatMap(({ metatype }) => {
        const type = metatype as Type;
        return routesOf(type).map(([method, handler]) => [
          routeName(type.name, method),
          {
            declared: declarationOf(reflector, handler, type),
            status: statusOf(handler),
            reads: headersRead(type, method),
          },
        ]);
      }),
  );
}

function statusOf(handler: object): number {
  const said = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  const isPost = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST;
  return said ?? (isPost ? 201 : 200);
}

/** `@Headers('if-match')` is kept under `6:<place>`: the kind of the parameter and where it stands. */
function headersRead(type: Type, method: string): readonly string[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, type, method) ?? {}) as Record<
    string,
    { readonly data?: unknown }
  >;
  return Object.entries(parameters).flatMap(([kind, { data }]) =>
    kind.startsWith(`${RouteParamtypes.HEADERS}:`) && typeof data === 'string' ? [data] : [],
  );
}
