import { Module } from '@nestjs/common';
import { UsageReading } from '../metering/usage-reading.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { AcceptQuote } from './accept-quote.js';
import { AssignUnit } from './assign-unit.js';
import { ComputeQuote } from './compute-quote.js';
import { DecidePrice } from './decide-price.js';
import { EnrolUnit } from './enrol-unit.js';
import { FindKeptVersions } from './find-kept-versions.js';
import { FindOffered } from './find-offered.js';
import { ExperimentReading } from '../experimenting/experiment-reading.module.js';
import { FindOpportunity } from './find-opportunity.js';
import { FindQuote } from './find-quote.js';
import { FindStanding } from './find-standing.js';
import { KeepQuote } from './keep-quote.js';
import { ListQuotes } from './list-quotes.js';
import { LoadCircumstances } from './load-circumstances.js';
import { MeterQuote } from './meter-quote.js';
import { PreviewQuote } from './preview-quote.js';
import { PriceQuote } from './price-quote.js';
import { ReplayQuote } from './replay-quote.js';
import { RerateQuote } from './rerate-quote.js';

const verbs = [
  AcceptQuote,
  AssignUnit,
  ComputeQuote,
  DecidePrice,
  EnrolUnit,
  FindKeptVersions,
  FindOffered,
  FindOpportunity,
  FindQuote,
  FindStanding,
  KeepQuote,
  ListQuotes,
  LoadCircumstances,
  MeterQuote,
  PreviewQuote,
  PriceQuote,
  ReplayQuote,
  RerateQuote,
];

@Module({ imports: [ExperimentReading, PackagesUseCases, UsageReading], providers: verbs, exports: verbs })
export class QuotingUseCases {}
