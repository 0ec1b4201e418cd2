import { Injectable } from '@nestjs/common';
import { AdvanceRollout, type NextLook, type RolloutHint } from './advance-rollout.js';

/** Moves a rollout as far as it is to go now, for who has no queue to send the next hint to. */
@Injectable()
export class MoveRollout {
  constructor(private readonly advance: AdvanceRollout) {}

  async run(hint: RolloutHint): Promise<void> {
    let next: NextLook | undefined = { ...hint, inMs: 0 };
    while (next?.inMs === 0) next = await this.advance.run(next);
  }
}
