import { describe, expect, it } from '@jest/globals';
import { generateKey } from '#usecases';
import { readConfiguration } from './configuration.js';

const read = (variables: Record<string, string>) => readConfiguration(variables, '/somewhere');
const messages = (variables: Record<string, string>): readonly string[] => {
  const outcome = read(variables);
  return outcome.ok ? [] : outcome.faults.map(({ message }) => message);
};

describe('the configuration', () => {
  it('takes one secret, or several while it changes', () => {
    const [one, two] = ['a'.repeat(24), 'b'.repeat(24)];
    expect(read({ RATEBOOK_SECRET: `${two},${one}` })).toMatchObject({ value: { secrets: [two, one] } });
    for (const secret of ['short', `${one},`, `${one} ${two}`])
      expect(messages({ RATEBOOK_SECRET: secret })).toEqual([
        'RATEBOOK_SECRET must be 24 to 200 visible characters other than a comma, or several such, the newest first',
      ]);
  });

  it('needs nothing', () => {
    expect(read({})).toEqual({ ok: true, value: { port: 3000, dataFolder: '/somewhere/.ratebook' } });
    expect(
      read({
        PORT: '',
        DATABASE_URL: '',
        RATEBOOK_BOOTSTRAP_KEY: '',
        RATEBOOK_DATA_DIR: '',
        RATEBOOK_SECRET: '',
      }),
    ).toEqual(read({}));
  });

  it('takes everything that is set', () => {
    const key = generateKey();
    expect(
      read({
        PORT: '8080',
        STOP_DRAIN_SECONDS: '0',
        DATABASE_URL: 'postgresql://u:p@db:5432/r',
        REDIS_URL: 'rediss://cache:6379',
        RATEBOOK_BOOTSTRAP_KEY: key,
        RATEBOOK_DATA_DIR: 'data',
        HOME: '/root',
      }),
    ).toEqual({
      ok: true,
      value: {
        port: 8080,
        drainSeconds: 0,
        databaseUrl: 'postgresql://u:p@db:5432/r',
        redisUrl: 'rediss://cache:6379',
        bootstrapKey: key,
        dataFolder: '/somewhere/data',
      },
    });
  });

  it('says everything that is wrong at once', () => {
    expect(
      messages({ PORT: 'http', DATABASE_URL: 'mysql://x', REDIS_URL: 'x', RATEBOOK_BOOTSTRAP_KEY: 'short' }),
    ).toEqual([
      'PORT must be a whole number from 0 to 65535, and is `http`',
      'DATABASE_URL must be an address that begins with `postgres://` or `postgresql://`',
      'REDIS_URL must be an address that begins with `redis://` or `rediss://`',
      'RATEBOOK_BOOTSTRAP_KEY must be 16 to 200 visible characters, or a whole Ratebook key (`rbk_…`)',
    ]);
  });

  it('believes the proxies that it is told of, and never everybody', () => {
    expect(read({ TRUST_PROXY: '10.0.0.0/8, ::1' })).toMatchObject({
      value: { trustedProxies: ['10.0.0.0/8', '::1'] },
    });
    for (const proxies of ['true', '1', '0.0.0.0/0', '::/0', '10.0.0.0/8,', 'balancer'])
      expect(messages({ TRUST_PROXY: proxies })).toEqual([
        'TRUST_PROXY must be IP addresses or networks, with commas between them',
      ]);
  });

  it('knows the levels and formats of the log', () => {
    expect(read({ LOG_LEVEL: 'debug', LOG_FORMAT: 'text' })).toMatchObject({
      value: { logLevel: 'debug', logFormat: 'text' },
    });
    expect(messages({ LOG_LEVEL: 'loud', LOG_FORMAT: 'xml' })).toEqual([
      'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent, and is `loud`',
      'LOG_FORMAT must be json or text, and is `xml`',
    ]);
  });

  it.each(['-1', '65536', '1e3', '0x50', ' 80', '08', '3000.0', '99999'])('refuses PORT=%s', (port) => {
    expect(messages({ PORT: port })).toHaveLength(1);
  });

  it.each(['postgres://u:p%zz@h/db', 'postgres://u%@h/db', 'postgres://u:p@h/%ff'])(
    'refuses an escape that cannot be decoded: %j',
    (url) => {
      expect(messages({ DATABASE_URL: url })).toEqual([
        'DATABASE_URL has a `%` that does not begin an escape such as `%40`',
      ]);
      expect(messages({ DATABASE_URL: url.replace(/%(?:zz|ff)?/, '%25') })).toEqual([]);
    },
  );

  it('never repeats a secret', () => {
    const password = 'hunter2hunter2';
    const said = messages({
      DATABASE_URL: `mysql://u:${password}@db`,
      RATEBOOK_BOOTSTRAP_KEY: `${password} ${password}`,
    });
    expect(said).toHaveLength(2);
    expect(said.join()).not.toContain(password);
  });
});
