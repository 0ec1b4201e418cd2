import { type Arm, type Moments, uniform } from '#analysis';
import { Decimal } from '#money';

/** Draws of one simulated world; the same seed is the same world. */
export class Draws {
  readonly uniform: () => number;

  constructor(seed: number) {
    this.uniform = uniform(seed);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  lognormal(deviation: number): number {
    return Math.exp(deviation * this.normal());
  }

  /** Revenue as it is: seven of ten units pay nothing, and a few pay most of it. Its mean is `REVENUE_MEAN`. */
  revenue(): number {
    return this.uniform() < 0.7 ? 0 : this.lognormal(1);
  }

  count(units: number, chance: number): number {
    let count = 0;
    for (let unit = 0; unit < units; unit += 1) if (this.uniform() < chance) count += 1;
    return count;
  }
}

export const REVENUE_MEAN = 0.3 * Math.exp(0.5);

/** Sums of an arm, kept while units come in. */
export class Sums {
  #units = 0;
  #sum = 0;
  #squares = 0;
  #before = 0;
  #squaresBefore = 0;
  #products = 0;

  add(value: number, before = 0): void {
    this.#units += 1;
    this.#sum += value;
    this.#squares += value ** 2;
    this.#before += before;
    this.#squaresBefore += before ** 2;
    this.#products += value * before;
  }

  get moments(): Moments {
    return {
      kind: 'mean',
      units: this.#units,
      sum: new Decimal(this.#sum),
      sumSquares: new Decimal(this.#squares),
    };
  }

  get arm(): Arm {
    return { moments: this.moments };
  }

  get armWithCovariate(): Arm {
    return {
      moments: this.moments,
      covariate: {
        kind: 'value',
        sum: new Decimal(this.#before),
        sumSquares: new Decimal(this.#squaresBefore),
        sumProducts: new Decimal(this.#products),
      },
    };
  }
}
