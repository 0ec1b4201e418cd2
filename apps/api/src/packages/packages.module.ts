import { Module } from '@nestjs/common';
import { PackagesUseCases } from '#usecases';
import { InstantOf } from '../quotes/instant-of.js';
import { PackagesController } from './packages.controller.js';

@Module({ imports: [PackagesUseCases], controllers: [PackagesController], providers: [InstantOf] })
export class PackagesModule {}
