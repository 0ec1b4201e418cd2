import { Module } from '@nestjs/common';
import { RegisterMeters } from './register-meters.js';

/** Apart from the rest of metering: who publishes needs no more of it. */
@Module({ providers: [RegisterMeters], exports: [RegisterMeters] })
export class MeterRegistration {}
