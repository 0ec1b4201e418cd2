export type { components, paths } from './generated/schema.js';
export { type RatebookClient, ratebookClient, type ServiceAddress } from './ratebook-client.js';
