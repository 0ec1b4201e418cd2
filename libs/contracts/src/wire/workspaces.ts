import * as z from 'zod';
import { instantText, PATTERNS } from '../scalars.js';
import { pageOf } from './page.js';

/** An id that the caller chooses. */
export const workspaceIdText = z
  .string()
  .regex(PATTERNS.identifier)
  .meta({ id: 'WorkspaceId', description: 'The id of a workspace: 1 to 128 characters', examples: ['acme'] });

const attributes = z
  .record(
    z.string().min(1).max(128),
    z.union([z.string().max(500), z.boolean(), z.array(z.string().max(500)).max(1000)]),
  )
  .describe('By the keys of the published attributes: text of the declared type, a boolean, or a list');

const timeZone = z.string().max(64).describe('IANA name, such as `Europe/Berlin`; `UTC` when left out');

export const saveWorkspaceRequest = z
  .strictObject({
    attributes: attributes.optional(),
    billingAccount: workspaceIdText.optional().describe('Who pays; workspaces may share one'),
    timeZone: timeZone.optional(),
  })
  .meta({
    id: 'SaveWorkspaceRequest',
    description: 'The whole workspace: what is left out is taken away',
    examples: [
      {
        attributes: { segment: 'business', country: 'DE' },
        billingAccount: 'acme-holding',
        timeZone: 'Europe/Berlin',
      },
    ],
  });
export type SaveWorkspaceRequest = z.infer<typeof saveWorkspaceRequest>;

export const workspaceReply = z
  .strictObject({
    id: z.string(),
    revision: z.int().min(1).describe('1 when it was created; its ETag is this number'),
    attributes,
    billingAccount: z.string().nullable(),
    timeZone,
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({
    id: 'Workspace',
    examples: [
      {
        id: 'acme',
        revision: 1,
        attributes: { segment: 'business', country: 'DE' },
        billingAccount: 'acme-holding',
        timeZone: 'Europe/Berlin',
        createdAt: '2027-01-01T00:00:00Z',
        updatedAt: '2027-01-01T00:00:00Z',
      },
    ],
  });
export type WorkspaceReply = z.infer<typeof workspaceReply>;

export const workspacePage = pageOf(workspaceReply, 'WorkspacePage');
