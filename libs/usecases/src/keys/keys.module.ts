import { Module } from '@nestjs/common';
import { Authenticate } from './authenticate.js';
import { EstablishBootstrapKey } from './establish-bootstrap-key.js';

@Module({ providers: [Authenticate, EstablishBootstrapKey], exports: [Authenticate, EstablishBootstrapKey] })
export class KeysModule {}
