/**
 * The same value as JSON has it: a zero is never below zero. So what is computed again equals what was stored or signed,
 * figure by figure.
 */
export function asJson<Value>(value: Value): Value {
  return jsonOf(value) as Value;
}

function jsonOf(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, jsonOf(each)]));
}
