/** How a run ended, as shells and CI read it: it ran, it ran and found something, it could not run. */
export const EXIT = { ok: 0, findings: 1, couldNotRun: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
