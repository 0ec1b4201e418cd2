import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';

const placeDocument = z.strictObject({ address: z.string(), file: z.string(), events: z.int().min(0) });

const HEAD_BYTES = 65_536;

/**
 * How far a file was imported, kept beside it: a run that was ended goes on from there. The file is known by its
 * beginning, so one that has grown meanwhile goes on too. Losing the place costs time alone: events count once.
 */
export class ImportPlace {
  private constructor(
    private readonly path: string | undefined,
    private readonly address: string,
    private readonly head: string,
    /** So many events from the beginning were answered. */
    public events: number,
  ) {}

  static async of(file: string, address: string): Promise<ImportPlace> {
    if (file === '-') return new ImportPlace(undefined, address, '', 0);
    const path = `${file}.import.json`;
    const head = await headOf(file);
    const read = placeDocument.safeParse(JSON.parse(await readFile(path, 'utf8').catch(() => 'null')));
    const isSame = read.success && read.data.address === address && read.data.file === head;
    return new ImportPlace(path, address, head, isSame ? read.data.events : 0);
  }

  async save(): Promise<void> {
    if (this.path === undefined) return;
    const text = JSON.stringify({ address: this.address, file: this.head, events: this.events });
    await writeFile(`${this.path}.new`, `${text}\n`);
    await rename(`${this.path}.new`, this.path);
  }

  /** All of it was imported. */
  async forget(): Promise<void> {
    if (this.path !== undefined) await rm(this.path, { force: true });
  }
}

/** What a file begins with: up to 64 KiB, or up to its last whole line. */
async function headOf(file: string): Promise<string> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(Math.min(size, HEAD_BYTES));
    await handle.read(buffer, 0, buffer.length, 0);
    const end = buffer.length < HEAD_BYTES ? buffer.indexOf('\n') + 1 || buffer.length : buffer.length;
    return createHash('sha256').update(buffer.subarray(0, end)).digest('hex');
  } finally {
    await handle.close();
  }
}
