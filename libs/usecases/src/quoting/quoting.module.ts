import { Module } from '@nestjs/common';
import { UsageReading } from '../metering/usage-reading.module.js';
import { PackagesUseCases } from '../packages/packages.module.js';
import { AcceptQuote } from './accept-quote.js';
import { ComputeQuote } from './compute-quote.js';
import { DecidePrice } from './decide-price.js';
import { FindKeptVersions } from './find-kept-versions.js';
import { FindOffered } from './find-offered.js';
import { FindQuote } from './find-quote.js';
import { KeepQuote } from './keep-quote.js';
import { ListQuotes } from './list-quotes.js';
import { LoadCircumstances } from './load-circumstances.js';
import { MeterQuote } from './meter-quote.js';
import { PreviewQuote } from './preview-quote.js';
import { PriceQuote } from './price-quote.js';
import { ReplayQuote } from './replay-quote.js';

const verbs = [
  AcceptQuote,
  ComputeQuote,
  DecidePrice,
  FindKeptVersions,
  FindOffered,
  FindQuote,
  KeepQuote,
  ListQuotes,
  LoadCircumstances,
  MeterQuote,
  PreviewQuote,
  PriceQuote,
  ReplayQuote,
];

@Module({ imports: [PackagesUseCases, UsageReading], providers: verbs, exports: verbs })
export class QuotingUseCases {}
