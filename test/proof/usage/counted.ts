import { Fraction } from '#money';
import { measuredText } from '#metering';
import { KINDS, type ProofEvent } from './generated-events.js';

const HOUR = 3_600_000_000n;

/** A thousandth as an integer: `-1.250` is -1250. */
const integerOf = (text: string): bigint => BigInt(text.replace('.', ''));

/** By meter, and where the meter has dimensions by cell: `bytes {"kind":"a"}`. */
export type Quantities = Readonly<Record<string, string>>;

/**
 * What a workspace used in one span, counted by whole numbers alone: nothing of what is proved has a part in it, but the
 * text of a mean that never ends.
 */
export class Counted {
  #calls = 0n;
  readonly #bytes = new Map<string, bigint>();
  #largest: bigint | undefined;
  #smallest: bigint | undefined;
  #sum = 0n;
  readonly #users = new Set<string>();
  readonly #hours = new Map<bigint, Set<string>>();
  /** Of all changes before the end, weighed by what is left of the span once they happened. */
  #weighed = 0n;
  #newest: { readonly time: bigint; readonly size: bigint } | undefined;

  constructor(
    private readonly from: bigint,
    private readonly to: bigint,
  ) {}

  add({ type, time, data }: ProofEvent): void {
    if (time >= this.to) return;
    if (type === 'placed') {
      const left = this.to - (time < this.from ? this.from : time);
      this.#weighed += integerOf(data['delta'] ?? '') * left;
      if (this.#newest === undefined || this.#newest.time < time)
        this.#newest = { time, size: integerOf(data['size'] ?? '') };
    }
    if (time < this.from) return;
    if (type === 'called') this.#call(integerOf(data['bytes'] ?? ''), data['kind'] ?? '');
    if (type === 'seen') this.#see(time, data['user'] ?? '');
  }

  #call(bytes: bigint, kind: string): void {
    this.#calls += 1n;
    this.#sum += bytes;
    this.#bytes.set(kind, (this.#bytes.get(kind) ?? 0n) + bytes);
    if (this.#largest === undefined || bytes > this.#largest) this.#largest = bytes;
    if (this.#smallest === undefined || bytes < this.#smallest) this.#smallest = bytes;
  }

  #see(time: bigint, user: string): void {
    this.#users.add(user);
    const hour = (time - this.from) / HOUR;
    const seen = this.#hours.get(hour) ?? new Set<string>();
    this.#hours.set(hour, seen.add(user));
  }

  quantities(): Quantities {
    const ratio = (n: bigint, d: bigint): string => measuredText(Fraction.ratio(n, d));
    const hours = Number((this.to - this.from) / HOUR);
    const seen = Array.from({ length: hours }, (_, hour) => this.#hours.get(BigInt(hour))?.size ?? 0).sort(
      (a, b) => a - b,
    );
    // The smallest number that at least 99 of a hundred hours do not exceed.
    const busy = seen[Math.ceil((hours * 99) / 100) - 1] ?? 0;
    return {
      calls: String(this.#calls),
      ...Object.fromEntries(
        KINDS.filter((kind) => this.#bytes.has(kind)).map((kind) => [
          `bytes {"kind":"${kind}"}`,
          ratio(this.#bytes.get(kind) ?? 0n, 1_000n),
        ]),
      ),
      largest: ratio(this.#largest ?? 0n, 1_000n),
      smallest: ratio(this.#smallest ?? 0n, 1_000n),
      typical: this.#calls === 0n ? '0' : ratio(this.#sum, 1_000n * this.#calls),
      people: String(this.#users.size),
      busy: String(busy),
      level: ratio(this.#weighed, 1_000n * (this.to - this.from)),
      newest: ratio(this.#newest?.size ?? 0n, 1_000n),
    };
  }
}
