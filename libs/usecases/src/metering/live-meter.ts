import type { Aggregation, Meter } from '#catalog';
import { eventAggregation } from '#metering';
import { invariant } from '#money';
import { loadDefinitions } from '#rulebook';
import type { RegisteredMeter } from '#storage';

/** A meter that counts, as the core takes it. */
export interface LiveMeter {
  /** Of its registration. */
  readonly id: number;
  readonly meter: Meter;
  /** What is done with the events of one span: within the window, when it has one. */
  readonly aggregation: Aggregation;
}

/** One definition, as the document of meters that it came from. */
export function liveMeter({ id, key, definition }: RegisteredMeter): LiveMeter {
  const meters = `{"meters":[${definition}],"schema":"ratebook/meters-v1"}`;
  const meter = loadDefinitions({ meters }).definitions.meters.get(key);
  invariant(meter !== undefined, `meter ${id} cannot be read`);
  return { id, meter, aggregation: eventAggregation(meter) };
}
