import { Injectable } from '@nestjs/common';
import type {
  AmendSubscriptionRequest,
  ChangeSubscriptionRequest,
  StartSubscriptionRequest,
} from '#contracts';
import type { Amendment, PackageChangeRequest, StartRequest, SubscriptionChangeRequest } from '#usecases';
import { Problem } from '../problems/problem.js';
import { InstantOf } from '../quotes/instant-of.js';
import { subscriptionIdOf } from './subscription-id.js';

/** Requests as use cases take them: instants read, versions as numbers, ids without their prefix. */
@Injectable()
export class SubscriptionReader {
  constructor(private readonly instants: InstantOf) {}

  start(request: StartSubscriptionRequest): StartRequest {
    const { workspace, quantities = {}, startAt, anchor, timeZone } = request;
    const named = namedPackage(request.package, request.version);
    const start = this.instants.optional(startAt, '/startAt');
    const counted = this.instants.optional(anchor, '/anchor');
    return {
      ...named,
      workspaceId: workspace,
      quantities,
      anchoring: request.anchoring ?? 'anniversary',
      dryRun: request.dryRun ?? false,
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

  change(id: string, request: ChangeSubscriptionRequest): SubscriptionChangeRequest | PackageChangeRequest {
    const { package: named, version, quantities } = request;
    return {
      ...this.amendment(id, request),
      ...(named === undefined ? versionOf(version) : namedPackage(named, version)),
      ...(quantities && { quantities }),
    };
  }
}

const versionOf = (version: string | number | undefined): { readonly version?: number } =>
  version === undefined ? {} : { version: Number.parseInt(String(version), 10) };

/** `key`, or `key@version`: a version is named once. */
function namedPackage(
  named: string,
  version: string | number | undefined,
): { readonly packageKey: string; readonly version?: number } {
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
  return { packageKey, ...versionOf(version ?? inName) };
}
