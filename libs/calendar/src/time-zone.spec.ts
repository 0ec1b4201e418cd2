import { describe, expect, it } from '@jest/globals';
import { isTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each([
    'UTC',
    'Europe/London',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Etc/GMT+5',
  ])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([
    '',
    '+01:00',
    '-0500',
    'UTC+1',
    'Z',
    'utc',
    'europe/london',
    'Mars/Olympus',
    'Europe/',
    'Europe/London ',
    'Europe/London\n',
    '../UTC',
    '__proto__',
    'constructor',
    'A'.repeat(10_000),
  ])('`%s` is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
