export { FrozenClock } from './frozen-clock.js';
export { type TestDatabase, testDatabase } from './test-database.js';
export { type TestRedis, testRedis } from './test-redis.js';
