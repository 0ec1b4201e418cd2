/** Events whose month had no partition when they came: they stay in the default one, and cannot be dropped by month. */
export const strayEvents = `
  select count(*)::integer as count from (select from usage_event_default limit 1000) stray`;
