import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#storage';
import { RegisterMeters } from '../metering/register-meters.js';
import { PublishedDefinitions } from './published-definitions.js';

/** Lets meters count that a program published which did not know of counting: one of the release before. */
@Injectable()
export class RegisterPublishedMeters {
  constructor(
    private readonly work: UnitOfWork,
    private readonly definitions: PublishedDefinitions,
    private readonly meters: RegisterMeters,
  ) {}

  async run(): Promise<void> {
    await this.work.run(async () => {
      await this.work.lock('publishing');
      await this.meters.run((await this.definitions.run()).texts);
    });
  }
}
