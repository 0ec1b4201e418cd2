import { type Instant, instantText } from '#calendar';
import { IsNull, Not, Or } from 'typeorm';
import { PromotionEntity } from '../entities/promotion.entity.js';
import { fromDbPromotion, toDbPromotion } from '../mappings/promotion.js';
import type { Promotion } from '../records/versions.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Not rejected: waiting, approved or made. */
const STANDING = Or(IsNull(), Not('reject' as const));

export class PromotionStore {
  constructor(private readonly work: UnitOfWork) {}

  /** The one promotion of this version from this instant that was not rejected. */
  async find(packageKey: string, number: number, from: Instant): Promise<Promotion | undefined> {
    const row = await this.work.manager.findOneBy(PromotionEntity, {
      packageKey,
      number,
      fromAt: instantText(from),
      verdict: STANDING,
    });
    return row === null ? undefined : fromDbPromotion(row);
  }

  /** Every promotion of a version, in the order in which they were asked for. */
  async list(packageKey: string, number: number): Promise<readonly Promotion[]> {
    const rows = await this.work.manager.find(PromotionEntity, {
      where: { packageKey, number },
      order: { requestedAt: 'ASC', id: 'ASC' },
    });
    return rows.map(fromDbPromotion);
  }

  async insert(promotion: Promotion): Promise<void> {
    await this.work.manager.insert(PromotionEntity, toDbPromotion(promotion));
  }

  async update(promotion: Promotion): Promise<void> {
    await this.work.manager.update(PromotionEntity, { id: promotion.id }, toDbPromotion(promotion));
  }
}
