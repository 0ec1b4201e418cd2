import { Module } from '@nestjs/common';
import { PackagesUseCases } from '../packages/packages.module.js';
import { PublishRules } from './publish-rules.js';

@Module({ imports: [PackagesUseCases], providers: [PublishRules], exports: [PublishRules] })
export class PublishingUseCases {}
