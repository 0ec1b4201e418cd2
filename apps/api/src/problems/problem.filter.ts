import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteTable } from '../access/route-table.js';
import { ServiceLog } from '../logging/service-log.js';
import { Problem } from './problem.js';
import { problemOf } from './problem-of.js';
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
    const problem = this.#withMethods(problemOf(error, request, this.log), request);
    sendProblem(problem, request, reply);
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
