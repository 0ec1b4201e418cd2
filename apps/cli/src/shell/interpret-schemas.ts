import { config } from 'zod';

/** Schemas made from now on are interpreted: a command that reads a few files once ends before compiling them pays. */
export function interpretSchemas(): void {
  config({ jitless: true });
}
