import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The three definition documents in canonical form, under the hash of all of them. */
@Entity('definition_set')
export class DefinitionSetEntity {
  @PrimaryColumn('text') hash!: string;
  @Column('text', { nullable: true }) meters!: string | null;
  @Column('text', { nullable: true }) attributes!: string | null;
  @Column('text', { nullable: true }) features!: string | null;
  @Column('text', { name: 'created_at' }) createdAt!: string;
}
