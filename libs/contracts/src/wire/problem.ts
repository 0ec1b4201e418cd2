import * as z from 'zod';

const fault = z
  .strictObject({
    code: z.string().describe('Stable word for programs'),
    message: z.string().describe('A sentence for people'),
    help: z.string().optional().describe('What to write instead'),
    pointer: z
      .string()
      .optional()
      .describe('JSON pointer (RFC 6901) to the value in the request that is to blame'),
    severity: z.enum(['error', 'warning']).optional().describe('Of a fault in a rule file'),
    path: z.string().optional().describe('The rule file that is to blame'),
    line: z.int().min(1).optional(),
    column: z.int().min(1).optional(),
  })
  .meta({ id: 'Fault' });

/** RFC 9457, with all faults of a request at once. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string().describe('The path that was asked'),
    code: z.string().describe('Stable: `noun.fault`'),
    requestId: z.string(),
    errors: z.array(fault).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'Why a request was refused (RFC 9457)',
    examples: [
      {
        type: 'urn:ratebook:problem:package.unknown',
        title: 'Not Found',
        status: 404,
        detail: 'there is no package `teem`',
        instance: '/v1/packages/teem',
        code: 'package.unknown',
        requestId: '902b8c50-5b8a-4a37-90d5-6d0d0f3f6b7a',
        errors: [
          {
            code: 'package.unknown',
            message: 'there is no package `teem`',
            help: 'GET /v1/packages lists them',
          },
        ],
      },
    ],
  });
export type ProblemDocument = z.infer<typeof problemSchema>;
export type ProblemFault = z.infer<typeof fault>;
