import { Module } from '@nestjs/common';
import { PackagesUseCases } from '../packages/packages.module.js';
import { QuotingUseCases } from '../quoting/quoting.module.js';
import { FindCandidates } from './find-candidates.js';
import { KeepOutcomes } from './keep-outcomes.js';
import { MeasureBills } from './measure-bills.js';
import { SimulateStage } from './simulate-stage.js';

const verbs = [FindCandidates, KeepOutcomes, MeasureBills, SimulateStage];

@Module({ imports: [PackagesUseCases, QuotingUseCases], providers: verbs, exports: verbs })
export class ComparingUseCases {}
