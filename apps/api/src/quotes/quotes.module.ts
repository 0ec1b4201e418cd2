import { Module } from '@nestjs/common';
import { QuotingUseCases } from '#usecases';
import { InstantOf } from './instant-of.js';
import { QuoteReader } from './quote-reader.js';
import { QuotesController } from './quotes.controller.js';

@Module({ imports: [QuotingUseCases], controllers: [QuotesController], providers: [InstantOf, QuoteReader] })
export class QuotesModule {}
