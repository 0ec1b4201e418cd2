import { type Instant, instantText } from '#calendar';
import type { PromotionEntity } from '../entities/promotion.entity.js';
import type { Promotion } from '../records/versions.js';
import { fromDbInstant } from './instants.js';
import type { Row } from './row.js';

export function fromDbPromotion(row: PromotionEntity): Promotion {
  const { fromAt, requestedAt, verdict, decidedBy, decidedAt, comment, promotedBy, promotedAt, ...same } =
    row;
  return {
    ...same,
    from: fromDbInstant(fromAt),
    requestedAt: fromDbInstant(requestedAt),
    ...(verdict === null ? {} : { verdict }),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(decidedAt === null ? {} : { decidedAt: fromDbInstant(decidedAt) }),
    ...(comment === null ? {} : { comment }),
    ...(promotedBy === null ? {} : { promotedBy }),
    ...(promotedAt === null ? {} : { promotedAt: fromDbInstant(promotedAt) }),
  };
}

export function toDbPromotion(promotion: Promotion): Row<PromotionEntity> {
  const { from, requestedAt, decidedAt, promotedAt, verdict, decidedBy, comment, promotedBy, ...same } =
    promotion;
  return {
    ...same,
    fromAt: instantText(from),
    requestedAt: instantText(requestedAt),
    verdict: verdict ?? null,
    decidedBy: decidedBy ?? null,
    decidedAt: textOrNull(decidedAt),
    comment: comment ?? null,
    promotedBy: promotedBy ?? null,
    promotedAt: textOrNull(promotedAt),
  };
}

const textOrNull = (instant: Instant | undefined): string | null =>
  instant === undefined ? null : instantText(instant);
