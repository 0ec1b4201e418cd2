/** Keys and passwords, should a message of somebody else's program hold one. */
const SECRETS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\brbk_[A-Za-z0-9]+_[A-Za-z0-9]+/g, 'rbk_[secret]'],
  [/\b(bearer +)\S+/gi, '$1[secret]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^:/\s@]*:)[^@\s/]+@/gi, '$1[secret]@'],
];

export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: ErrorFields;
}

const DEEPEST_CAUSE = 5;

/** What a log says about an error: its own words and place, without whatever else hangs on it (a query's values). */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutSecrets(String(error)) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...(error.stack === undefined ? {} : { stack: withoutSecrets(error.stack) }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.cause === undefined || depth === DEEPEST_CAUSE
      ? {}
      : { cause: errorFields(error.cause, depth + 1) }),
  };
}

export function withoutSecrets(text: string): string {
  return SECRETS.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), text);
}
