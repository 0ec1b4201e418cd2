import { Module } from '@nestjs/common';
import { CheckChain } from './check-chain.js';
import { CheckSeal } from './check-seal.js';
import { ListAudit } from './list-audit.js';
import { MakeCheckpoint } from './make-checkpoint.js';
import { VerifyAudit } from './verify-audit.js';

const verbs = [ListAudit, MakeCheckpoint, VerifyAudit];

/** Apart from recording: signing records, and verifying signs. */
@Module({ providers: [...verbs, CheckChain, CheckSeal], exports: verbs })
export class VerificationUseCases {}
