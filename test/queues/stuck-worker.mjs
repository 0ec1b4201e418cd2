// A worker in a process of its own, whose job never ends: for specs that kill it. It speaks once the job runs.
import * as z from 'zod';
import { defineJob, handlerOf, openQueues } from '../../dist/libs/queues/src/index.js';

const queues = await openQueues({ ...JSON.parse(process.env.QUEUES), report: () => undefined });
const job = defineJob({ queue: 'migrations', name: 'renew-thing', v: 1, hint: z.looseObject({}) });
const handle = () => new Promise(() => process.stdout.write('it runs\n'));
queues.work('migrations', [handlerOf(job, handle)], 1);
