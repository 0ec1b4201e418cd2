import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { Authenticate } from './authenticate.js';
import { CreateKey } from './create-key.js';
import { EstablishBootstrapKey } from './establish-bootstrap-key.js';
import { KeyUses } from './key-uses.js';
import { ListKeys } from './list-keys.js';
import { RevokeKey } from './revoke-key.js';
import { RotateKey } from './rotate-key.js';

const verbs = [Authenticate, CreateKey, EstablishBootstrapKey, ListKeys, RevokeKey, RotateKey];

@Module({ imports: [AuditingUseCases], providers: [...verbs, KeyUses], exports: verbs })
export class KeysModule {}
