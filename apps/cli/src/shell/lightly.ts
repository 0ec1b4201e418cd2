/**
 * A command that reads a few files once is done before compiled validators would pay for having been compiled. They
 * are told so before the first schema is made; `rate` and `analyse`, which read streams, keep them.
 */
export async function lightly<Module>(load: () => Promise<Module>): Promise<Module> {
  const { interpretSchemas } = await import('./interpret-schemas.js');
  interpretSchemas();
  return load();
}
