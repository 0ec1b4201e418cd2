// `npm run faults`: the faults of test/faults, the long way. `npm test` shows a slice of each.
process.env.RATEBOOK_FAULTS = 'long';
if (process.argv.length === 2) process.argv.push('test/faults', '--runInBand');
await import('./test.mjs');
