import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('package_version')
export class PackageVersionEntity {
  @PrimaryColumn('text', { name: 'package_key' }) packageKey!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('text') hash!: string;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text') currency!: string;
  @Column('text') interval!: string;
  /** The file, byte for byte. */
  @Column('bytea') source!: Buffer;
  @Column('text', { name: 'source_path' }) sourcePath!: string;
  /** The canonical document that `hash` is over. */
  @Column('text') document!: string;
  @Column('text', { name: 'definition_set' }) definitionSet!: string;
  @Column('text', { name: 'effective_from', nullable: true }) effectiveFrom!: string | null;
  @Column('text', { name: 'published_at' }) publishedAt!: string;
  @Column('text', { name: 'published_by' }) publishedBy!: string;
  /** Null on the first version that was published here. */
  @Column('integer', { name: 'previous_number', nullable: true }) previousNumber!: number | null;
  @Column('text', { name: 'retired_at', nullable: true }) retiredAt!: string | null;
  @Column('text', { name: 'retired_by', nullable: true }) retiredBy!: string | null;
  @Column('text', { name: 'retired_reason', nullable: true }) retiredReason!: string | null;
  @Column('text', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  /** The reason why it was published without an approval. */
  @Column('text', { name: 'break_glass', nullable: true }) breakGlass!: string | null;
}
