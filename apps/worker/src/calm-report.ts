import type { Log } from '#observing';
import type { Report } from '#queues';

/** The same words are said again after so long at the earliest: an outage is one fault, not a thousand. */
const SILENCE_MS = 30_000;

/** What goes wrong behind the scenes, as warnings: everything here is tried again. */
export function calmReport(log: Log): Report {
  const said = new Map<string, number>();
  return (what, error) => {
    const now = performance.now();
    if (now - (said.get(what) ?? -Infinity) < SILENCE_MS) return;
    for (const [text, at] of said) if (now - at >= SILENCE_MS) said.delete(text);
    said.set(what, now);
    log.warn(error === undefined ? {} : { err: error }, what);
  };
}
