/** One tag for each noun of the API, in the order in which a reader meets them. */
const TAGS = [
  {
    name: 'Quotes',
    description: 'What something costs, and why: asked, kept, replayed, accepted.',
    holds: /^\/v1\/quotes(?:\/|$)/,
  },
  {
    name: 'Packages',
    description: 'Packages and the life of their versions: written, reviewed, published, promoted, retired.',
    holds: /^\/v1\/(?:packages|plans)(?:\/|$)/,
  },
  { name: 'Meters', description: 'What usage is measured by.', holds: /^\/v1\/meters(?:\/|$)/ },
  {
    name: 'Usage',
    description: 'Usage events in, each counted once for ever; quantities out.',
    holds: /^\/v1\/(?:events|workspaces\/\{id\}\/usage)(?:\/|$)/,
  },
  {
    name: 'Subscriptions',
    description: 'Who has which version since when, what changes on which day, and what migrates.',
    holds: /^\/v1\/(?:subscriptions|subscription-migrations|workspaces\/\{id\}\/subscriptions)(?:\/|$)/,
  },
  {
    name: 'Periods',
    description:
      'Periods that are over and billed: one final quote each, and what late events change about it.',
    holds: /^\/v1\/periods(?:\/|$)/,
  },
  {
    name: 'Experiments',
    description: 'Cohorts that see another price: written, approved, started, and who has which arm.',
    holds: /^\/v1\/(?:outcomes$|experiments(?:\/|$)|workspaces\/\{id\}\/locks)/,
  },
  {
    name: 'Workspaces',
    description: 'Who is priced: attributes, billing account, time zone.',
    holds: /^\/v1\/workspaces(?:\/\{id\})?$/,
  },
  {
    name: 'Keys',
    description: 'API keys: who may do what.',
    holds: /^\/v1\/(?:keys(?:\/|$)|me$)/,
  },
  {
    name: 'Signing keys',
    description: 'The keys that checkpoints and signed answers are checked with.',
    holds: /^\/(?:v1\/signing-keys|\.well-known)\//,
  },
  {
    name: 'Audit',
    description: 'Who changed what: a chain that shows when a row of it was touched.',
    holds: /^\/v1\/audit(?:\/|$)/,
  },
  { name: 'Health', description: 'For whoever starts and watches the service.', holds: /^\/health\// },
  { name: 'Schemas', description: 'JSON Schemas of rule files, for editors.', holds: /^\/schemas\// },
] as const;

/** Absent for a noun that has no tag yet: a test says so. */
export const tagOf = (path: string): string | undefined => TAGS.find(({ holds }) => holds.test(path))?.name;

export const describedTags = (): { name: string; description: string }[] =>
  TAGS.map(({ name, description }) => ({ name, description }));
