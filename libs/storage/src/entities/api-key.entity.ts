import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Instants are `text` here although the columns are `timestamptz`: see data-source.ts. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn('text') id!: string;
  @Column('text') holder!: string;
  @Column('bytea', { name: 'secret_digest' }) secretDigest!: Buffer;
  @Column('text', { array: true }) scopes!: string[];
  @Column('text', { name: 'created_at' }) createdAt!: string;
  @Column('text', { name: 'expires_at', nullable: true }) expiresAt!: string | null;
  @Column('text', { name: 'revoked_at', nullable: true }) revokedAt!: string | null;
}
