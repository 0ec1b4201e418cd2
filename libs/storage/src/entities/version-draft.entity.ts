import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('version_draft')
export class VersionDraftEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'package_key' }) packageKey!: string;
  @Column('integer') number!: number;
  @Column('text') state!: 'draft' | 'in-review';
  @Column('integer') revision!: number;
  @Column('integer') submission!: number;
  @Column('boolean') begins!: boolean;
  @Column('text') hash!: string;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text') currency!: string;
  @Column('text') interval!: string;
  @Column('text', { name: 'effective_from', nullable: true }) effectiveFrom!: string | null;
  @Column('bytea') source!: Buffer;
  @Column('text', { name: 'source_path' }) sourcePath!: string;
  @Column('text') document!: string;
  @Column('text', { name: 'definition_set' }) definitionSet!: string;
  @Column('text', { name: 'written_by', array: true }) writtenBy!: string[];
  @Column('text', { name: 'submitted_by', nullable: true }) submittedBy!: string | null;
  @Column('text', { name: 'created_at' }) createdAt!: string;
  @Column('text', { name: 'updated_at' }) updatedAt!: string;
}
