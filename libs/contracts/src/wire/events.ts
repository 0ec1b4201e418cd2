import * as z from 'zod';
import { instantText } from '../scalars.js';
import { pageOf, pageQuery } from './page.js';

const name = z.string().min(1).max(256);
const eventName = z.strictObject({ source: name, id: name });

const EVENT = {
  specversion: '1.0',
  id: '7c1e0f52-0001',
  source: '/telephony',
  type: 'message.sent',
  subject: 'acme',
  data: { segments: '2', country: 'GB', kind: 'sms' },
} as const;

/** A CloudEvent 1.0. The route reads it by hand, since a batch brings a thousand; a test holds the two together. */
export const usageEvent = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: name.describe('The sender’s own name for the event; with `source` it counts once for ever'),
    source: name.describe('Who sends it'),
    type: name.describe('The `event` of the meters that count it'),
    subject: z.string().min(1).max(128).describe('The id of the workspace that used something'),
    time: instantText.optional().describe('When it happened; left out, the service says'),
    datacontenttype: z.string().optional().describe('JSON when left out, and nothing else'),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('What meters read: values are decimals in text, dimensions are text'),
    corrects: eventName
      .optional()
      .describe('The event that this one says better; without `data` it is taken back'),
    correctssource: name.optional().describe('With `correctsid` the same as `corrects`, for SDKs'),
    correctsid: name.optional(),
  })
  .meta({ id: 'UsageEvent', description: 'A CloudEvent 1.0 in JSON', examples: [EVENT] });

export const usageEvents = z
  .union([usageEvent, z.array(usageEvent).max(10_000)])
  .meta({ id: 'UsageEvents', description: 'One event, or a batch of them', examples: [EVENT] });

export const eventStatus = z.enum(['accepted', 'duplicate', 'conflict', 'quarantined', 'rejected']).meta({
  id: 'EventStatus',
  description:
    'accepted: counted · duplicate: it was counted before · conflict: the same source and id with another body, the first stands · quarantined: kept until its workspace or type is known · rejected: nothing of it is kept',
});

const outcome = {
  status: eventStatus,
  source: z.string().optional(),
  id: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  help: z.string().optional(),
  pointer: z.string().optional().describe('JSON pointer into the event'),
};

export const eventResult = z
  .strictObject({ index: z.int().describe('Place in the batch, from 0'), ...outcome })
  .meta({ id: 'EventResult' });
export type EventResult = z.infer<typeof eventResult>;

export const ingestReply = z
  .strictObject({
    accepted: z.int(),
    duplicates: z.int(),
    conflicts: z.int(),
    quarantined: z.int(),
    rejected: z.int(),
    results: z
      .array(eventResult)
      .describe('Every event that was not simply accepted; with `?results=all` every event'),
  })
  .meta({
    id: 'IngestReply',
    description: 'What is accepted is committed',
    examples: [{ accepted: 1, duplicates: 0, conflicts: 0, quarantined: 0, rejected: 0, results: [] }],
  });
export type IngestReply = z.infer<typeof ingestReply>;

export const ingestQuery = z.strictObject({
  results: z.enum(['all', 'notable']).optional().describe('`notable` when left out'),
});
export type IngestQuery = z.infer<typeof ingestQuery>;

export const eventQuery = z.strictObject({ source: name, id: name });
export type EventQuery = z.infer<typeof eventQuery>;

export const keptEvent = z
  .strictObject({
    source: z.string(),
    id: z.string(),
    type: z.string(),
    workspace: z.string(),
    time: instantText.describe('When it counts; of a correction, when the corrected event does'),
    timeGiven: z.boolean().describe('False: the service said when'),
    receivedAt: instantText,
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({
    id: 'KeptUsageEvent',
    examples: [
      {
        source: EVENT.source,
        id: EVENT.id,
        type: EVENT.type,
        workspace: EVENT.subject,
        time: '2026-11-23T11:00:00.000000Z',
        timeGiven: true,
        receivedAt: '2026-11-23T11:00:01.250000Z',
        data: EVENT.data,
      },
    ],
  });
export type KeptEventReply = z.infer<typeof keptEvent>;

export const quarantinedEvent = z
  .strictObject({
    source: z.string(),
    id: z.string(),
    type: z.string(),
    workspace: z.string(),
    receivedAt: instantText,
    reason: z.string().describe('`event.unknown-workspace` or `event.unknown-type`, as it was when it came'),
    refusal: z
      .strictObject({ code: z.string(), message: z.string() })
      .optional()
      .describe('Why it was not released although its workspace and type are known'),
  })
  .meta({
    id: 'QuarantinedEvent',
    examples: [
      {
        source: '/telephony',
        id: '7c1e0f52-0002',
        type: 'message.sent',
        workspace: 'ghost',
        receivedAt: '2026-11-23T11:00:01.250000Z',
        reason: 'event.unknown-workspace',
      },
    ],
  });
export type QuarantinedEventReply = z.infer<typeof quarantinedEvent>;
export const quarantinePage = pageOf(quarantinedEvent, 'QuarantinePage');
export const quarantineQuery = pageQuery;

export const releaseRequest = z
  .strictObject({
    workspace: z.string().min(1).max(128).optional(),
    type: name.optional(),
  })
  .meta({ id: 'ReleaseRequest', description: 'Which of them; all when nothing is said', examples: [{}] });
export type ReleaseRequestDocument = z.infer<typeof releaseRequest>;

export const releaseReply = z
  .strictObject({
    released: z.int().describe('How many count now'),
    refused: z.int().describe('How many stay, each with its `refusal`'),
  })
  .meta({ id: 'ReleaseReply', examples: [{ released: 0, refused: 0 }] });
