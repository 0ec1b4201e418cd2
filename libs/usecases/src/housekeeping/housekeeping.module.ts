import { Module } from '@nestjs/common';
import { EnsurePartitions } from './ensure-partitions.js';
import { SweepReplies } from './sweep-replies.js';

const verbs = [EnsurePartitions, SweepReplies];

@Module({ providers: verbs, exports: verbs })
export class HousekeepingUseCases {}
