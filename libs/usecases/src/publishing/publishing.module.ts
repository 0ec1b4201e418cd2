import { Module } from '@nestjs/common';
import { PublishRules } from './publish-rules.js';

@Module({ providers: [PublishRules], exports: [PublishRules] })
export class PublishingUseCases {}
