import { Module } from '@nestjs/common';
import { AuditingUseCases } from '../auditing/auditing.module.js';
import { FindWorkspace } from './find-workspace.js';
import { ListWorkspaces } from './list-workspaces.js';
import { SaveWorkspace } from './save-workspace.js';

const verbs = [FindWorkspace, ListWorkspaces, SaveWorkspace];

@Module({ imports: [AuditingUseCases], providers: verbs, exports: verbs })
export class WorkspacesUseCases {}
