import { createLog } from '#observing';
import { startServer } from '../../../apps/api/src/server.js';

/** The service on a port of its own, with rules of its own: `service.js <database> <folder> <port> <key> <schemas>`. */
const [databaseUrl = '', folder = '', port = '', bootstrapKey = '', schemasFolder = ''] =
  process.argv.slice(2);

// The database may be away when it starts again: then it tries once more.
for (;;) {
  const started = await startServer({
    configuration: {
      port: Number(port),
      dataFolder: folder,
      databaseUrl,
      bootstrapKey,
      rateLimitPerMinute: 0,
    },
    rulesFolder: `${folder}/rules`,
    schemasFolder,
    version: '0.0.0-proof',
    log: createLog({ level: 'error', format: 'text', service: 'api' }),
  }).catch(() => undefined);
  if (started?.ok === true) break;
  await new Promise((resolve) => setTimeout(resolve, 200));
}
process.stdout.write('listening\n');
