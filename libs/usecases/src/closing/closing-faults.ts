import { type Instant, instantText } from '#calendar';
import type { ServiceFault } from '../fault.js';

export const untilAhead = (now: Instant): ServiceFault => ({
  code: 'period.not-over',
  message: `periods that end later than now, ${instantText(now)}, are not over`,
  help: 'name an instant in `until` that has come, or leave it out for now',
  pointer: '/until',
});

export const nothingBetween: ServiceFault = {
  code: 'period.nothing-between',
  message: '`since` is not before `until`',
  help: 'a period is closed when it begins at `since` or later and ends at `until` or before',
  pointer: '/since',
};

export const unknownClose = (id: string): ServiceFault => ({
  code: 'period.close-unknown',
  message: `there is no close \`${id.slice(0, 60)}\``,
  help: 'POST /v1/periods/close begins one, and answers its id',
});
