import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import {
  sendOutcomesReply,
  type SendOutcomesReply,
  sendOutcomesRequest,
  type SendOutcomesRequest,
} from '#contracts';
import { KeepOutcomes, type OutcomeAnswer } from '#usecases';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { InstantOf } from '../quotes/instant-of.js';

/** What became of customers, as other services report it. */
@Controller('v1/outcomes')
export class OutcomesController {
  constructor(
    private readonly keepOutcomes: KeepOutcomes,
    private readonly instants: InstantOf,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('outcomes:write')
  @ApiOperation({
    summary: 'Reports what became of customers: tickets, logins, whatever metrics.yaml counts',
    description:
      'Each counts once by its id, so a batch may be sent again. What is wrong with one is said of that one, and the others are kept.',
  })
  @Replies(sendOutcomesReply)
  async sendOutcomes(@Body({ schema: sendOutcomesRequest }) { outcomes }: SendOutcomesRequest) {
    const answers = await this.keepOutcomes.run(
      outcomes.map(({ occurredAt, value = '1', ...same }, index) => ({
        ...same,
        value,
        occurredAt: this.instants.required(occurredAt, `/outcomes/${index}/occurredAt`),
      })),
    );
    return toReply(answers);
  }
}

function toReply(answers: readonly OutcomeAnswer[]): SendOutcomesReply {
  const of = (status: OutcomeAnswer['status']): number =>
    answers.filter((answer) => answer.status === status).length;
  return {
    accepted: of('accepted'),
    duplicates: of('duplicate'),
    refused: answers.flatMap((answer, index) => {
      if (!('fault' in answer)) return [];
      const { code, message, help = '' } = answer.fault;
      return [{ index, status: answer.status, code, message, help }];
    }),
  };
}
