/** Who does something: the holder is a person or a program, the key is what they showed. */
export interface Actor {
  readonly holder: string;
  readonly keyId: string;
}

/** What the service does by itself: publishing `rules/` at its first start, renewing a period. */
export const SYSTEM: Actor = { holder: 'system', keyId: 'none' };
