import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from '../access/route-table.js';
import { routeOf } from '../logging/route-of.js';
import { ServiceLog } from '../logging/service-log.js';
import { problemFrom } from './from-framework.js';
import { Problem } from './problem.js';
import { pathOf, sendProblem, shown } from './send-problem.js';

/** Every refusal leaves here, as RFC 9457: one shape, one place, never a stack. A defect's stack goes to the log alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly log: ServiceLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // A reply that has begun cannot become another one.
    if (reply.sent) return;
    const problem = this.#withMethods(this.#known(error, request), request);
    sendProblem(problem, request, reply);
  }

  #known(error: unknown, request: FastifyRequest): Problem {
    const problem = problemFrom(error);
    if (problem !== undefined) return problem;
    const { id: requestId, method } = request;
    this.log.lines.error({ err: error, requestId, method, route: routeOf(request) }, 'defect');
    return new Problem('service.fault', 'something is wrong on our side; the log of the service says what');
  }

  /** A path that exists under other methods is not unknown. */
  #withMethods(problem: Problem, request: FastifyRequest): Problem {
    if (problem.code !== 'route.unknown') return problem;
    const path = pathOf(request);
    const methods = this.routes.methodsOf(path);
    if (methods.length === 0 || methods.includes(request.method))
      return new Problem('route.unknown', `there is no route \`${shown(path)}\``);
    const allow = methods.join(', ');
    return new Problem(
      'route.method-not-allowed',
      `\`${shown(path)}\` answers ${allow}, not ${request.method}`,
      [],
      { allow },
    );
  }
}
