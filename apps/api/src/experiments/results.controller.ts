import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { experimentResultsReply, experimentSnapshotReply, keyText, signedBundleReply } from '#contracts';
import { MakeBundle, type Principal, TakeSnapshot, ViewResults } from '#usecases';
import type { FastifyReply } from 'fastify';
import { Caller } from '../access/caller.js';
import { Requires } from '../access/requires.js';
import { Replies } from '../documents/replies.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { readWireId } from '../ids.js';
import { Problem } from '../problems/problem.js';
import { valueOf } from '../problems/value-of.js';
import { toSnapshot } from './to-snapshot.js';

const key = { schema: keyText };

/** What an experiment has shown, and what is kept of it for ever. */
@Controller('v1/experiments')
export class ResultsController {
  constructor(
    private readonly take: TakeSnapshot,
    private readonly results: ViewResults,
    private readonly bundle: MakeBundle,
  ) {}

  @Post(':key/snapshots')
  @HttpCode(202)
  @Requires('experiments:read')
  @Idempotent({})
  @ApiOperation({
    summary: 'Finds out what is known of an experiment now',
    description:
      'Workers rate what is new and sum it up; the location in the reply says how far they have come. It is done once a day anyway, and before every gate that asks. Who asks while one is at work is given that one.',
  })
  @Replies(experimentSnapshotReply)
  async takeSnapshot(
    @Param('key', key) named: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const snapshot = toSnapshot(valueOf(await this.take.request(named, caller)));
    void reply.header('location', `/v1/experiments/${named}/snapshots/${snapshot.id}`);
    return snapshot;
  }

  @Get(':key/snapshots/:id')
  @Requires('experiments:read')
  @ApiOperation({ summary: 'How far a snapshot has come' })
  @Replies(experimentSnapshotReply)
  async experimentSnapshot(@Param('key', key) named: string, @Param('id') text: string) {
    const id = readWireId('snp', text);
    if (id === undefined)
      throw new Problem(
        'experiment.snapshot-unknown',
        `experiment \`${named}\` has no snapshot \`${text.slice(0, 60)}\``,
      );
    return toSnapshot(valueOf(await this.take.view(named, id)));
  }

  @Get(':key/results')
  @Requires('experiments:read')
  @ApiOperation({
    summary: 'What the variants of an experiment did, how surely, and the verdict with its reasons',
    description:
      'By the newest snapshot: effects with intervals that may be looked at any time, over time and by segments, guardrails, the price and the behaviour in a change of revenue, and what is wrong with the experiment itself.',
  })
  @Replies(experimentResultsReply)
  async experimentResults(@Param('key', key) named: string) {
    return valueOf(await this.results.run(named)).results;
  }

  @Get(':key/bundle')
  @Requires('experiments:read')
  @ApiOperation({
    summary: 'Everything that is kept of a finished experiment, signed',
    description:
      '`ratebook analyse bundle.json` checks the signature and computes every figure again, without the service.',
  })
  @Replies(signedBundleReply)
  async experimentBundle(@Param('key', key) named: string) {
    return valueOf(await this.bundle.run(named));
  }
}
