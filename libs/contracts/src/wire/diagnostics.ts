import * as z from 'zod';

/** A fault of a rule file, as `ratebook check` prints it. */
export const diagnosticReply = z
  .strictObject({
    severity: z.enum(['error', 'warning']),
    code: z.string().describe('Kebab word with a page in docs/diagnostics.md'),
    message: z.string(),
    help: z.string(),
    path: z.string(),
    line: z.int().min(1),
    column: z.int().min(1),
    sourceLine: z.string().optional(),
    accepted: z.string().optional().describe('The reason that the file gives for accepting it'),
  })
  .meta({
    id: 'Diagnostic',
    examples: [
      {
        severity: 'error',
        code: 'unknown-key',
        message: '`amont` is not known here',
        help: 'did you mean `amount`?',
        path: 'rules/packages/example/1.yaml',
        line: 7,
        column: 31,
        sourceLine: '  - { key: fee, model: flat, amont: 20.00 }',
      },
    ],
  });
export type DiagnosticReply = z.infer<typeof diagnosticReply>;
