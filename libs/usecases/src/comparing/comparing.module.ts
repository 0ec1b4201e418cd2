import { Module } from '@nestjs/common';
import { KeepOutcomes } from './keep-outcomes.js';

@Module({ providers: [KeepOutcomes], exports: [KeepOutcomes] })
export class ComparingUseCases {}
