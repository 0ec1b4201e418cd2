import { Module } from '@nestjs/common';
import { QuotingUseCases } from '#usecases';
import { BatchAnswers } from './batch-answers.js';
import { QuoteBatchController } from './batch.controller.js';
import { InstantOf } from './instant-of.js';
import { QuoteReader } from './quote-reader.js';
import { QuotesController } from './quotes.controller.js';

@Module({
  imports: [QuotingUseCases],
  controllers: [QuotesController, QuoteBatchController],
  providers: [BatchAnswers, InstantOf, QuoteReader],
})
export class QuotesModule {}
