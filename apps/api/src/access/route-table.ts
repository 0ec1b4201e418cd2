import type { FastifyInstance } from 'fastify';

/** What the router knows, kept so that a wrong method can be told from an unknown path. */
export class RouteTable {
  readonly #routes: { readonly method: string; readonly pattern: RegExp }[] = [];

  /** Must be called before the first route is made. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ method, url }) => {
      for (const verb of [method].flat()) this.#routes.push({ method: verb, pattern: asPattern(url) });
    });
  }

  methodsOf(path: string): readonly string[] {
    const matching = this.#routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}

/** `/v1/packages/:key` as an expression; a wildcard route would match everything and is left out. */
function asPattern(url: string): RegExp {
  if (url.includes('*')) return /^(?!)/;
  const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/:[A-Za-z]+/g, '[^/]+')}/?$`);
}
