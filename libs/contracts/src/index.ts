export * from './quote-request.js';
export * from './scalars.js';
