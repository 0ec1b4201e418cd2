import { canonicalJson } from '#rulebook';
import { InvariantError } from '#money';
import type { EventName, IncomingEvent } from './incoming-event.js';

/** An event that waits: what it said, and when it counts. */
export interface WaitingEvent extends Omit<IncomingEvent, 'time' | 'bodyDigest'> {
  readonly time: bigint;
  readonly isTimeOurs: boolean;
}

/** What has no column of its own in the quarantine. */
export function quarantinedText({ time, dataText, corrects }: IncomingEvent, at: bigint): string {
  return canonicalJson({
    time: String(at),
    isTimeOurs: time === undefined,
    ...(dataText === undefined ? {} : { data: dataText }),
    ...(corrects === undefined ? {} : { corrects }),
  });
}

export function waitingEvent(
  columns: Pick<IncomingEvent, 'source' | 'id' | 'type' | 'workspace'>,
  text: string,
): WaitingEvent {
  const { time, isTimeOurs, data, corrects } = JSON.parse(text) as {
    readonly time: string;
    readonly isTimeOurs: boolean;
    readonly data?: string;
    readonly corrects?: EventName;
  };
  return {
    ...columns,
    time: BigInt(time),
    isTimeOurs,
    ...(data === undefined ? {} : { data: dataOf(data), dataText: data }),
    ...(corrects === undefined ? {} : { corrects }),
  };
}

/** What an event says, of the text that is kept of it. */
export function dataOf(text: string): Readonly<Record<string, unknown>> {
  const data: unknown = JSON.parse(text);
  if (typeof data !== 'object' || data === null)
    throw new InvariantError('the data of a kept event is no object');
  return data as Readonly<Record<string, unknown>>;
}
