import { Injectable } from '@nestjs/common';
import type {
  AmendSubscriptionRequest,
  ChangeSubscriptionRequest,
  StartSubscriptionRequest,
} from '#contracts';
import type { Amendment, StartRequest, SubscriptionChangeRequest } from '#usecases';
import { Problem } from '../problems/problem.js';
import { InstantOf } from '../quotes/instant-of.js';
import { subscriptionIdOf } from './subscription-id.js';

const numberOf = (version: string | number): number => Number.parseInt(String(version), 10);

/** Requests as use cases take them: instants read, versions as numbers, ids without their prefix. */
@Injectable()
export class SubscriptionReader {
  constructor(private readonly instants: InstantOf) {}

  start(request: StartSubscriptionRequest): StartRequest {
    const { workspace, package: named, version, quantities = {}, startAt, anchor, timeZone } = request;
    const [packageKey = '', inName] = named.split('@');
    if (inName !== undefined && version !== undefined)
      throw new Problem('request.invalid', '`package` names a version already', [
        {
          code: 'version-twice',
          message: `\`${named}\` names a version already`,
          help: 'leave `version` out',
          pointer: '/version',
        },
      ]);
    const wanted = version ?? inName;
    const start = this.instants.optional(startAt, '/startAt');
    const counted = this.instants.optional(anchor, '/anchor');
    return {
      workspaceId: workspace,
      packageKey,
      quantities,
      anchoring: request.anchoring ?? 'anniversary',
      dryRun: request.dryRun ?? false,
      ...(wanted !== undefined && { version: numberOf(wanted) }),
      ...(start && { startAt: start }),
      ...(counted && { anchor: counted }),
      ...(timeZone !== undefined && { timeZone }),
    };
  }

  amendment(id: string, request: AmendSubscriptionRequest): Amendment {
    const effectiveAt = this.instants.optional(request.effectiveAt, '/effectiveAt');
    return {
      id: subscriptionIdOf(id),
      replaceScheduled: request.replaceScheduled ?? false,
      dryRun: request.dryRun ?? false,
      ...(effectiveAt && { effectiveAt }),
      ...(request.reason !== undefined && { reason: request.reason }),
    };
  }

  change(id: string, request: ChangeSubscriptionRequest): SubscriptionChangeRequest {
    const { version, quantities } = request;
    return {
      ...this.amendment(id, request),
      ...(version !== undefined && { version: numberOf(version) }),
      ...(quantities && { quantities }),
    };
  }
}
