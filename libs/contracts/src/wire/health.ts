import * as z from 'zod';

const status = z.enum(['up', 'down']);

export const healthReply = z.strictObject({ status }).meta({ id: 'Health', examples: [{ status: 'up' }] });

const healthChecks = z.record(
  z.string(),
  z.strictObject({
    status,
    needed: z.boolean().describe('Without it no request can be met; else it is told, and changes nothing'),
    detail: z.string().optional().describe('What is wrong'),
  }),
);
export type HealthChecks = z.infer<typeof healthChecks>;

export const readinessReply = z.strictObject({ status, checks: healthChecks }).meta({
  id: 'Readiness',
  examples: [
    {
      status: 'up',
      checks: {
        database: { status: 'up', needed: true },
        migrations: { status: 'up', needed: true },
      },
    },
  ],
});
