import * as z from 'zod';

const example = {
  key: 'sms',
  title: 'Messages',
  event: 'message.sent',
  aggregation: 'sum',
  value: 'segments',
  dimensions: ['country', 'kind'],
};

export const meterReply = z
  .strictObject({
    key: z.string(),
    title: z.string().optional(),
    event: z.string().describe('CloudEvents `type`'),
    aggregation: z.string(),
    value: z.string().optional().describe('Property of `data` that holds the value'),
    dimensions: z.array(z.string()),
    unitCost: z.string().optional(),
  })
  .meta({ id: 'Meter', examples: [example] });
export type MeterReply = z.infer<typeof meterReply>;

/** All of them at once: a company has tens of meters, not thousands. */
export const meterList = z
  .strictObject({ data: z.array(meterReply), nextCursor: z.null() })
  .meta({ id: 'MeterList', examples: [{ data: [example], nextCursor: null }] });
