import { segmentsSchema } from '#contracts';
import type { SegmentDocument } from '#quote';
import { CouldNotRun } from '../shell/could-not-run.js';
import { parseExactJson } from './exact-json.js';
import type { ReadText } from './usage-arguments.js';

const HELP = 'write [{}, { "from": "2027-01-11T00:00:00Z", "quantities": { "seats": "15" } }]';

/** The changes of `--segments`: a JSON list, as the `segments` of a case or a request; numbers stay the text they are. */
export async function segmentsFromFile(path: string, read: ReadText): Promise<readonly SegmentDocument[]> {
  const text = await read(path);
  let value: unknown;
  try {
    value = parseExactJson(text);
  } catch (error) {
    throw new CouldNotRun(
      'segments.not-json',
      `\`${path}\` is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`,
      HELP,
    );
  }
  const parsed = segmentsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ message, path: keys }) => ({
    code: 'segments.bad-shape',
    message,
    place: `--segments ${keys.join('/')}`,
  }));
  throw new CouldNotRun('segments.bad-shape', `\`${path}\` is no list of segments`, HELP, faults);
}
