export * from './health.js';
export * from './meters.js';
export * from './packages.js';
export * from './page.js';
export * from './problem.js';
export * from './quotes.js';
export * from './scopes.js';
export * from './signing-keys.js';
