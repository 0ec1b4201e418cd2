/** Every queue. One is worked by one consumer a process, so that work that takes long stands apart from the rest. */
export const QUEUES = ['experiments', 'housekeeping', 'migrations', 'periods', 'usage'] as const;

export type QueueName = (typeof QUEUES)[number];
