import { Module } from '@nestjs/common';
import { KeysModule } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { KeysController } from './keys.controller.js';
import { MeController } from './me.controller.js';

@Module({ imports: [KeysModule], controllers: [KeysController, MeController], providers: [InstantOf] })
export class AccessModule {}
