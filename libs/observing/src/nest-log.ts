import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own words, through our log. What it tells about its start is for who looks for a fault there. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.log_.debug(fieldsOf(rest), text(message));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.log_.debug(fieldsOf(rest), text(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.log_.trace(fieldsOf(rest), text(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.log_.warn(fieldsOf(rest), text(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.log_.error(withError(message, rest), text(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.log_.fatal(withError(message, rest), text(message));
  }
}

const text = (message: unknown): string =>
  message instanceof Error
    ? message.message
    : typeof message === 'string'
      ? message
      : JSON.stringify(message);

/** Nest hands its context, the class that speaks, as the last word. */
function fieldsOf(rest: readonly unknown[]): { readonly context?: string } {
  const last = rest.at(-1);
  return typeof last === 'string' ? { context: last } : {};
}

/** Before it, with an error, stands the stack as text; or the message is the error itself. */
function withError(message: unknown, rest: readonly unknown[]): object {
  const said = message instanceof Error ? message : rest.find((word) => word instanceof Error);
  if (said !== undefined) return { ...fieldsOf(rest), err: said };
  const stack = rest.find((word) => typeof word === 'string' && word.includes('\n    at '));
  return { ...fieldsOf(rest), ...(stack === undefined ? {} : { stack }) };
}
