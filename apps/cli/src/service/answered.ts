import type { ProblemDocument } from '#contracts';
import { CouldNotRun, type ReportedFault } from '../shell/could-not-run.js';

/** What to do about a problem whose mend is not in the request. */
const HELP: ReadonlyMap<string, string> = new Map([
  ['key.invalid', 'run `ratebook login` with a key that is valid now'],
  ['key.scope-missing', 'ask whoever gives out keys for one with this scope'],
  ['service.unavailable', 'try again in a moment'],
]);

/** What the client of the service resolves to: data, or the problem that was answered. */
interface Answer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws what the service refused, with its faults, or that it did not answer at all. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await heard(asked);
  if (response.ok) return data as T;
  throw refusal(error, response);
}

/** An answer, whatever it says. Throws when none came. */
export async function heard<Any>(asked: Promise<Any>): Promise<Any> {
  return await asked.catch((cause: unknown) => {
    throw cause instanceof CouldNotRun ? cause : unreachable(cause);
  });
}

/** The problem of an answer as a command reports it. */
export function refusal(error: unknown, response: Response): CouldNotRun {
  if (!isProblem(error))
    return new CouldNotRun(
      'service.not-ratebook',
      `\`${new URL(response.url).origin}\` answered ${response.status}, and not as Ratebook does`,
      'is that the address of the service? `ratebook login <address>` or RATEBOOK_URL sets it',
    );
  const faults = (error.errors ?? []).map(({ code, message, help, pointer }): ReportedFault => ({
    code,
    message,
    ...(help === undefined ? {} : { help }),
    ...(pointer === undefined ? {} : { place: pointer }),
  }));
  const [only] = faults;
  const isWhole = faults.length === 1 && only?.message === error.detail;
  const help = (isWhole ? only.help : undefined) ?? HELP.get(error.code);
  return new CouldNotRun(error.code, error.detail, help, isWhole ? [] : faults);
}

function isProblem(error: unknown): error is ProblemDocument {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
}

function unreachable(cause: unknown): CouldNotRun {
  const inner: unknown = cause instanceof Error ? cause.cause : undefined;
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? String(inner.code) : '';
  return new CouldNotRun(
    'service.unreachable',
    `the service does not answer${code === '' ? '' : ` (${code})`}`,
    'is it running, and is the address right? `ratebook login <address>` sets it',
  );
}
