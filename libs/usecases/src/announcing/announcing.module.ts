import { Module } from '@nestjs/common';
import { ForgetEvents } from './forget-events.js';
import { RelayOutbox } from './relay-outbox.js';

@Module({ providers: [RelayOutbox, ForgetEvents], exports: [RelayOutbox, ForgetEvents] })
export class AnnouncingUseCases {}
