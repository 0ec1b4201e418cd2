import { Injectable } from '@nestjs/common';
import type { QuoteRequestDocument, QuotesQuery } from '#contracts';
import type { QuoteFilter } from '#storage';
import type { QuoteRequest } from '#usecases';
import { readWireId } from '../ids.js';
import { InstantOf } from './instant-of.js';

/** A quote's request as use cases take it: instants read, ids without their prefix. */
@Injectable()
export class QuoteReader {
  constructor(private readonly instants: InstantOf) {}

  read(document: QuoteRequestDocument): QuoteRequest {
    const { package: packageKey, version, subscription, at, validUntil, kind, explain, ...rest } = document;
    const until = this.instants.optional(validUntil, '/validUntil');
    return {
      ...rest,
      at: this.instants.read(at),
      kind: kind ?? 'quote',
      explain: explain ?? false,
      ...(packageKey !== undefined && { packageKey }),
      ...(version !== undefined && { version: Number.parseInt(String(version), 10) }),
      ...(until && { validUntil: until }),
      // The schema has read the id's shape.
      ...(subscription !== undefined && {
        subscription:
          typeof subscription === 'string' ? (readWireId('sub', subscription) ?? '') : subscription,
      }),
    };
  }

  filter({ workspace, subscription, package: packageKey, kind, from, to }: QuotesQuery): QuoteFilter {
    const periodFrom = this.instants.optional(from, '/from');
    const periodTo = this.instants.optional(to, '/to');
    return {
      ...(workspace !== undefined && { workspace }),
      ...(subscription !== undefined && { subscription: readWireId('sub', subscription) ?? '' }),
      ...(packageKey !== undefined && { packageKey }),
      ...(kind !== undefined && { kind }),
      ...(periodFrom && { periodFrom }),
      ...(periodTo && { periodTo }),
    };
  }
}
