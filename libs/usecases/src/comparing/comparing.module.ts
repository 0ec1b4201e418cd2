import { Module } from '@nestjs/common';
import { PackagesUseCases } from '../packages/packages.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { KeepOutcomes } from './keep-outcomes.js';
import { MeasureBills } from './measure-bills.js';

const verbs = [KeepOutcomes, MeasureBills];

@Module({ imports: [PackagesUseCases, QuotingUseCases], providers: verbs, exports: verbs })
export class ComparingUseCases {}
