export { createLog, type Log, type LogFormat, type LogLevel, LOG_FORMATS, LOG_LEVELS } from './log.js';
export { NestLog } from './nest-log.js';
export { Metrics } from './metrics.js';
export { type MetricsServer, startMetricsServer } from './metrics-server.js';
