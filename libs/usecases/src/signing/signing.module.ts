import { type DynamicModule, Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { CheckSignature } from './check-signature.js';
import { EnsureSigningKey } from './ensure-signing-key.js';
import { ListPublishedKeys } from './list-published-keys.js';
import { MakeSigningKey } from './make-signing-key.js';
import { RotateSigningKey } from './rotate-signing-key.js';
import { Sign } from './sign.js';
import { SigningSecret } from './signing-secret.js';

const verbs = [EnsureSigningKey, RotateSigningKey, ListPublishedKeys, Sign, CheckSignature];

/** For every room of a process: its secret comes from the configuration, so that it is made once. */
@Module({})
export class SigningUseCases {
  static of(secrets: readonly string[]): DynamicModule {
    return {
      module: SigningUseCases,
      global: true,
      imports: [AuditingUseCases],
      providers: [...verbs, MakeSigningKey, { provide: SigningSecret, useValue: new SigningSecret(secrets) }],
      exports: verbs,
    };
  }
}
