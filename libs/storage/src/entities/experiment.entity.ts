import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExperimentState } from '../records/experiments.js';

@Entity('experiment')
export class ExperimentEntity {
  @PrimaryColumn('text') key!: string;
  @Column('text') state!: ExperimentState;
  @Column('integer') revision!: number;
  @Column('integer') submission!: number;
  @Column('text') hash!: string;
  @Column('bytea') source!: Buffer;
  @Column('text', { name: 'source_path' }) sourcePath!: string;
  @Column('text') beside!: string;
  @Column('text', { name: 'definition_set' }) definitionSet!: string;
  @Column('text', { name: 'package_key' }) packageKey!: string;
  @Column('text') seed!: string;
  @Column('text') enrol!: 'new' | 'renewal' | 'now';
  @Column('text') layer!: string;
  @Column('text', { name: 'layer_buckets' }) layerBuckets!: string;
  @Column('text', { name: 'written_by', array: true }) writtenBy!: string[];
  @Column('text', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Column('text', { name: 'created_at' }) createdAt!: string;
  @Column('text', { name: 'updated_at' }) updatedAt!: string;
  @Column('text', { name: 'started_at', nullable: true }) startedAt!: string | null;
  @Column('text', { name: 'started_by', nullable: true }) startedBy!: string | null;
  @Column('text', { name: 'stopped_at', nullable: true }) stoppedAt!: string | null;
  @Column('text', { name: 'stopped_by', nullable: true }) stoppedBy!: string | null;
  @Column('text', { name: 'stop_reason', nullable: true }) stopReason!: string | null;
  @Column('text', { name: 'ended_at', nullable: true }) endedAt!: string | null;
}
