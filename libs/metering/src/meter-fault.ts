import type { Meter } from '#catalog';

/** Why an event cannot be counted, for whoever sent it. */
export interface MeterFault {
  readonly code: `event.${string}`;
  readonly message: string;
  readonly help: string;
  /** Into the event. */
  readonly pointer: string;
}

const pointer = (name: string): string => `/data/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
const shown = (value: unknown): string => JSON.stringify(value).slice(0, 60);

export const valueMissing = ({ key }: Meter, name: string): MeterFault => ({
  code: 'event.value-missing',
  message: `meter \`${key}\` counts \`data.${name}\`, which is not there`,
  help: `give "${name}": "12.5" in data`,
  pointer: pointer(name),
});

export const notText = ({ key }: Meter, name: string, value: unknown): MeterFault => ({
  code: 'event.value-not-text',
  message: `meter \`${key}\` reads \`data.${name}\` as text, and it is \`${shown(value)}\``,
  help: `write it in quotes, "${name}": "12.5": a JSON number has lost digits before it comes here`,
  pointer: pointer(name),
});

/** A dimension is a kind of thing, and not a text about it. */
export const MOST_DIMENSION = 256;

export const dimensionTooLong = ({ key }: Meter, name: string, text: string): MeterFault => ({
  code: 'event.dimension-too-long',
  message: `meter \`${key}\` tells apart by \`data.${name}\`, which has ${text.length} characters`,
  help: `a dimension has at most ${MOST_DIMENSION} characters: send a short name for it`,
  pointer: pointer(name),
});

export const notDecimal = ({ key }: Meter, name: string, text: string): MeterFault => ({
  code: 'event.value-not-decimal',
  message: `meter \`${key}\` counts \`data.${name}\`, and \`${text.slice(0, 60)}\` is not a decimal`,
  help: 'write plain digits, such as "12.5": at most 26 before the point and 12 after it, no exponent',
  pointer: pointer(name),
});

export const valueNegative = ({ key }: Meter, name: string, text: string): MeterFault => ({
  code: 'event.value-negative',
  message: `meter \`${key}\` counts \`data.${name}\`, and \`${text}\` is negative`,
  help: 'take an event back with a correction that names it; only a weightedSum takes steps down',
  pointer: pointer(name),
});
