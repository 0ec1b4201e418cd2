import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('promotion')
export class PromotionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'package_key' }) packageKey!: string;
  @Column('integer') number!: number;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text', { name: 'from_at' }) fromAt!: string;
  @Column('text', { name: 'requested_by' }) requestedBy!: string;
  @Column('text', { name: 'requested_at' }) requestedAt!: string;
  @Column('text', { nullable: true }) verdict!: 'approve' | 'reject' | null;
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_at', nullable: true }) decidedAt!: string | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text', { name: 'promoted_by', nullable: true }) promotedBy!: string | null;
  @Column('text', { name: 'promoted_at', nullable: true }) promotedAt!: string | null;
}
