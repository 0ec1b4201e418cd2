import { Module } from '@nestjs/common';
import { PackagesUseCases } from '../packages/packages.module.js';
import { PreviewQuote } from './preview-quote.js';

@Module({ imports: [PackagesUseCases], providers: [PreviewQuote], exports: [PreviewQuote] })
export class QuotingUseCases {}
