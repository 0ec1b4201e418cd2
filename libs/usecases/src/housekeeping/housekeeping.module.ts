import { Module } from '@nestjs/common';
import { SweepReplies } from './sweep-replies.js';

@Module({ providers: [SweepReplies], exports: [SweepReplies] })
export class HousekeepingUseCases {}
