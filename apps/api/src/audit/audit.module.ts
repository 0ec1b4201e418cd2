import { Module } from '@nestjs/common';
import { VerificationUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { AuditController } from './audit.controller.js';

@Module({ imports: [VerificationUseCases], controllers: [AuditController], providers: [InstantOf] })
export class AuditModule {}
