import { Module } from '@nestjs/common';
import { WorkspacesUseCases } from '#usecases';
import { WorkspacesController } from './workspaces.controller.js';

@Module({ imports: [WorkspacesUseCases], controllers: [WorkspacesController] })
export class WorkspacesModule {}
