import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('experiment_approval')
export class ExperimentApprovalEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') experiment!: string;
  @Column('integer') submission!: number;
  @Column('text') verdict!: 'approve' | 'reject';
  @Column('text') holder!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text') at!: string;
}
