/** Whether requests can be met now. */
export class Readiness {
  constructor(readonly check: () => Promise<boolean>) {}
}
