import { refuse, type SetupOutcome } from './setup-fault.js';

/** Why a port cannot be had, in a sentence; undefined for an error that is none of these. */
export function portFault(
  error: unknown,
  port: number,
  variable: string,
): ReturnType<typeof refuse> | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return refuse(
      'setup.port-in-use',
      `port ${port} is in use`,
      `stop the other program, or set ${variable} to a free one`,
    );
  if (code === 'EACCES')
    return refuse(
      'setup.port-permission',
      `no permission to listen on port ${port}`,
      `set ${variable} to one above 1023`,
    );
  return undefined;
}

/** What listens on the port, or why it cannot. */
export async function onPort<T>(
  port: number,
  variable: string,
  listen: () => Promise<T>,
): Promise<SetupOutcome<T>> {
  try {
    return { ok: true, value: await listen() };
  } catch (error) {
    const refused = portFault(error, port, variable);
    if (refused === undefined) throw error;
    return refused;
  }
}
