import { describe, expect, it } from '@jest/globals';
import type { Meter } from '#catalog';
import { usageFromArguments } from './usage-arguments.js';

const meter = (key: string, rest: Partial<Meter> = {}): Meter => ({
  key,
  event: key,
  aggregation: 'sum',
  value: 'amount',
  dimensions: [],
  filter: {},
  ...rest,
});

const METERS = new Map(
  [
    meter('payments'),
    meter('calls', { aggregation: 'count', dimensions: ['country'] }),
    meter('sms', { dimensions: ['country'], filter: { status: ['sent'] } }),
    meter('seats-max', { aggregation: 'max' }),
  ].map((one) => [one.key, one]),
);

const usageOf = (args: readonly string[], files: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  usageFromArguments(args, METERS, (path) => Promise.resolve(files[path] ?? ''));

describe('usageFromArguments', () => {
  it('takes a quantity as the text that it is', async () => {
    expect(await usageOf(['mtu=30000', 'storage=0.10'])).toEqual({ mtu: '30000', storage: '0.10' });
  });

  it('gathers cells of one meter, a tuple of dimensions each', async () => {
    expect(await usageOf(['sms[country=GB]=120', 'sms[country=IE, kind=mms]=3'])).toEqual({
      sms: [
        { country: 'GB', quantity: '120' },
        { country: 'IE', kind: 'mms', quantity: '3' },
      ],
    });
  });

  it('reads the whole usage, or one meter, from a JSON file without losing a digit', async () => {
    const files = {
      'u.json': '{"mtu": 9007199254740993, "sms": [{"country": "GB", "quantity": 0.10}]}',
      'p.json': '{"amount": 10.10, "count": 2}',
    };
    expect(await usageOf(['@u.json', 'payments=@p.json'], files)).toEqual({
      mtu: '9007199254740993',
      sms: [{ country: 'GB', quantity: '0.10' }],
      payments: { amount: '10.10', count: '2' },
    });
  });

  it('reads bare events, one a line, in the order of the file', async () => {
    expect(await usageOf(['payments=@e.ndjson'], { 'e.ndjson': '10.05\n"20"\n\n3\n' })).toEqual({
      payments: { events: ['10.05', '20', '3'] },
    });
  });

  it('puts CloudEvents in order of time, source and id, and leaves out what the meter does not count', async () => {
    const event = (id: string, time: string, data: object, type = 'payments'): string =>
      JSON.stringify({ specversion: '1.0', id, source: 's', type, time, data });
    const lines = [
      event('b', '2027-01-02T00:00:00Z', { amount: '2' }),
      event('a', '2027-01-02T00:00:00Z', { amount: '1' }),
      event('c', '2027-01-01T23:30:00-01:00', { amount: '3' }),
      event('a', '2027-01-02T00:00:00Z', { amount: '1' }),
      event('d', '2027-01-01T00:00:00Z', { amount: '4' }, 'refunds'),
    ];
    expect(await usageOf(['payments=@e.ndjson'], { 'e.ndjson': lines.join('\n') })).toEqual({
      payments: { events: ['1', '2', '3'] },
    });
  });

  it('makes a cell of each tuple of dimensions, and counts events of a counting meter', async () => {
    const files = {
      's.ndjson':
        '{"amount":"1","country":"GB","status":"sent"}\n{"amount":2,"country":"GB","status":"sent"}\n{"amount":"9","country":"GB","status":"failed"}',
      'c.ndjson': '{"country":"GB"}\n{"country":"IE"}\n{"country":"GB"}',
    };
    expect(await usageOf(['sms=@s.ndjson', 'calls=@c.ndjson'], files)).toEqual({
      sms: [{ country: 'GB', events: ['1', '2'] }],
      calls: [
        { country: 'GB', quantity: '2' },
        { country: 'IE', quantity: '1' },
      ],
    });
  });

  it.each([
    [['mtu'], 'does not say what was used'],
    [['=1'], 'does not say what was used'],
    [['mtu=1', 'mtu=2'], '`mtu` is given twice'],
    [['sms=1', 'sms[country=GB]=2'], '`sms` is given twice'],
    [['sms[country]=2'], 'not one more dimension'],
    [['sms[country=GB,country=IE]=2'], 'not one more dimension'],
    [['@bad.json'], 'is not JSON'],
    [['@list.json'], 'does not hold an object of meters'],
    [['nothing=@e.ndjson'], 'there is no meter `nothing`'],
    [['payments=@bad.ndjson'], 'bad.ndjson:2: no decimal under `amount`'],
    [['payments=@time.ndjson'], 'time.ndjson:1: `time` is no instant'],
    [['seats-max=@e.ndjson'], 'it is a `max`'],
  ])('refuses %j and says where', async (args, message) => {
    const files = {
      'bad.json': '{',
      'list.json': '[]',
      'e.ndjson': '1',
      'bad.ndjson': '1\n{"price":"2"}',
      'time.ndjson': '{"time":"2027-01-01","data":{"amount":"1"}}',
    };
    await expect(usageOf(args, files)).rejects.toThrow(message);
  });
});
