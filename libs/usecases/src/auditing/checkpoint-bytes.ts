import { instantText } from '#calendar';
import type { AuditCheckpoint } from '#storage';

/** What the signature of a checkpoint is over. */
export function checkpointBytes({ seq, hash, at }: Omit<AuditCheckpoint, 'signature'>): Uint8Array {
  const lines = [
    'ratebook audit checkpoint v1',
    seq.toString(),
    Buffer.from(hash).toString('hex'),
    instantText(at),
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}
