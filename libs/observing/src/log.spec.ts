import { describe, expect, it } from '@jest/globals';
import { createLog, type LogFormat } from './log.js';
import { NestLog } from './nest-log.js';

function logOf(format: LogFormat = 'json') {
  const lines: string[] = [];
  const log = createLog({ level: 'info', format, service: 'api', write: (line) => lines.push(line) });
  return { log, lines, record: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> };
}

describe('a record of the log', () => {
  it('is one line of JSON with its time, its level as a word and the program that speaks', () => {
    const { log, lines, record } = logOf();
    log.info({ route: '/v1/quotes' }, 'request');
    expect(lines).toHaveLength(1);
    expect(record()).toMatchObject({ level: 'info', service: 'api', route: '/v1/quotes', msg: 'request' });
    expect(record()['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('stays one line whatever a name holds', () => {
    const { log, lines, record } = logOf();
    const holder = 'ada\n{"level":"fatal"}\r\u2028';
    log.info({ holder }, 'request\nmore');
    expect(
      lines
        .join('')
        .trimEnd()
        .split(/[\n\r]/),
    ).toHaveLength(1);
    expect(record()['holder']).toBe(holder);
  });

  it('holds no secret, however deep it was handed in', () => {
    const { log, lines } = logOf();
    log.info({ authorization: 'Bearer x-1', headers: { authorization: 'x-2' } }, 'a');
    log.info({ a: { b: { password: 'x-3' } }, databaseUrl: 'x-4', key: { secret: 'x-5' } }, 'b');
    expect(lines.join('')).not.toContain('x-');
    expect(lines.join('').match(/\[secret\]/g)).toHaveLength(5);
  });

  it('tells of an error its message, stack and cause, and no key or password in them', () => {
    const { log, record, lines } = logOf();
    const cause = Object.assign(new Error('connect to postgres://app:hunter2@db:5432/r failed'), {
      code: 'ECONNREFUSED',
    });
    log.error({ err: new Error('no rbk_Ab12_c3cr3t here', { cause }) }, 'defect');
    expect(record()['err']).toMatchObject({
      type: 'Error',
      message: 'no rbk_[secret] here',
      stack: expect.stringContaining('log.spec'),
      cause: { message: 'connect to postgres://app:[secret]@db:5432/r failed', code: 'ECONNREFUSED' },
    });
    expect(lines.join('')).not.toMatch(/c3cr3t|hunter2/);
  });

  it('as text is a line for people, with the stack below', () => {
    const { log, lines } = logOf('text');
    log.warn({ holder: 'a\nb\u001b[2J', ms: 3 }, 'request');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}request holder=a\\nb\\u001b\[2J ms=3\n$/);
    log.error({ err: new Error('broken') }, 'defect');
    expect(lines[1]).toMatch(/error defect\nError: broken\n\s+at /);
  });

  it('of Nest is a record too: its start is for who looks for a fault, its errors for everybody', () => {
    const { log, lines, record } = logOf();
    const nest = new NestLog(log);
    nest.log('mapped a route', 'Router');
    expect(lines).toEqual([]);
    nest.error('it broke', 'Error: it broke\n    at here', 'Injector');
    expect(record()).toMatchObject({ level: 'error', msg: 'it broke', context: 'Injector' });
    expect(record()['stack']).toContain('at here');
  });
});
