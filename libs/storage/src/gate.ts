/** Lets through whoever waits, while it is open. */
export class Gate {
  readonly #waiting = new Set<() => void>();
  #isOpen = false;

  open(): void {
    this.#isOpen = true;
    for (const pass of this.#waiting) pass();
    this.#waiting.clear();
  }

  close(): void {
    this.#isOpen = false;
  }

  async passed(): Promise<void> {
    if (this.#isOpen) return;
    await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }
}
