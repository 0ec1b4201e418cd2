import { Module } from '@nestjs/common';
import { PackagesUseCases } from '#usecases';
import { MetersController } from './meters.controller.js';

@Module({ imports: [PackagesUseCases], controllers: [MetersController] })
export class MetersModule {}
