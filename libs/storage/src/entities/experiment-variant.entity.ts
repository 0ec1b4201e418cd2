import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('experiment_variant')
export class ExperimentVariantEntity {
  @PrimaryColumn('text') experiment!: string;
  @PrimaryColumn('text') key!: string;
  @Column('integer') position!: number;
  @Column('text', { name: 'package_key' }) packageKey!: string;
  @Column('integer', { name: 'package_version' }) packageVersion!: number;
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text') weight!: string;
  @Column('text', { name: 'closed_at', nullable: true }) closedAt!: string | null;
  @Column('text', { name: 'closed_by', nullable: true }) closedBy!: string | null;
}
