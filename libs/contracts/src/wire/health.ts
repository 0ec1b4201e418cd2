import * as z from 'zod';

export const healthReply = z.strictObject({ status: z.enum(['up', 'down']) }).meta({ id: 'Health' });
