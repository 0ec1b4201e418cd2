import { Module } from '@nestjs/common';
import { RecordAudit } from './record-audit.js';

@Module({ providers: [RecordAudit], exports: [RecordAudit] })
export class AuditingUseCases {}
