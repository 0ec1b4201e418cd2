import { Module } from '@nestjs/common';
import { RecordAudit } from './record-audit.js';
import { SealQuotes } from './seal-quotes.js';

const verbs = [RecordAudit, SealQuotes];

@Module({ providers: verbs, exports: verbs })
export class AuditingUseCases {}
