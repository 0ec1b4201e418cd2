/** What other rooms tell, by the names they give it there: to import them would load what is yet to be patched. */
export const CHANNELS = {
  evaluations: 'ratebook.evaluation',
  jobs: 'ratebook.job',
  ending: 'ratebook.ending',
  handler: 'tracing:fastify.request.handler:start',
} as const;
