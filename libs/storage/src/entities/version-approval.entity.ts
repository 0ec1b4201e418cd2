import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('version_approval')
export class VersionApprovalEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'draft_id' }) draftId!: string;
  @Column('integer') submission!: number;
  @Column('text', { name: 'package_key' }) packageKey!: string;
  @Column('integer') number!: number;
  @Column('text') verdict!: 'approve' | 'reject';
  @Column('text') holder!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text', { name: 'definition_set' }) definitionSet!: string;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text') at!: string;
}
