/** An event as whoever recounts sees it. */
export interface RawEvent {
  readonly source: string;
  readonly id: string;
  /** Tells the newer of two events at one time: the greater text is. */
  readonly order: string;
  /** When it counts, in microseconds since 1970; a correction counts when what it corrects did. */
  readonly time: bigint;
  readonly type: string;
  /** Absent in a correction that takes back. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly corrects?: { readonly source: string; readonly id: string };
}

const nameOf = ({ source, id }: { readonly source: string; readonly id: string }): string =>
  JSON.stringify([source, id]);

/** The events that count: without those that a correction names, and without the corrections that only take back. */
export function standingEvents(events: readonly RawEvent[]): readonly RawEvent[] {
  const corrected = new Set(events.flatMap(({ corrects }) => (corrects ? [nameOf(corrects)] : [])));
  return events.filter(
    (event) => !corrected.has(nameOf(event)) && !(event.corrects !== undefined && event.data === undefined),
  );
}
