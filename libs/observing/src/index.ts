export { createLog, type Log, type LogFormat, type LogLevel, LOG_FORMATS, LOG_LEVELS } from './log.js';
export { NestLog } from './nest-log.js';
export { Metrics } from './metrics.js';
export { watchStorage } from './watch-storage.js';
export { ENDING, type Ending, stopSignal, type StopSignal, untilStopped } from './until-stopped.js';
export { type MetricsServer, startMetricsServer } from './metrics-server.js';
