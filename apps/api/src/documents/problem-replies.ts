/** How a request can be refused, by status; each is a component that operations refer to. */
const PROBLEMS: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ['Unreadable', 'The request cannot be read: no JSON, a cursor of another list, no idempotency key'],
  401: ['KeyNeeded', 'No key was given, or none that is known and still works'],
  403: ['ScopeMissing', 'The key may not do this'],
  404: ['Unknown', 'What is named is not there, or not there for this key'],
  409: ['Conflict', 'Not in the state in which it is; `code` says which state'],
  412: ['Changed', 'It is no longer what the entity tag names'],
  413: ['TooLarge', 'The body is too large'],
  415: ['MediaType', 'The body is of another media type'],
  422: ['Invalid', 'The request can be read and makes no sense: `errors` says where'],
  428: ['TagNeeded', 'What is there is replaced or removed with its entity tag only'],
  429: ['TooMany', 'The key has asked too often in this minute'],
  503: ['Unavailable', 'What the service rests on is down, or it stops or has not started yet'],
};
/** A header that is declared. */
interface Header {
  readonly description: string;
  readonly schema: { readonly type: 'integer' | 'string' };
}

const RETRY_AFTER: Header = { description: 'After so many seconds', schema: { type: 'integer' } };
const CHALLENGE: Header = { description: 'How to say who asks', schema: { type: 'string' } };

const HEADERS: Readonly<Record<number, Record<string, Header>>> = {
  401: { 'www-authenticate': CHALLENGE },
  429: { 'retry-after': RETRY_AFTER },
  503: { 'retry-after': RETRY_AFTER },
};

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

export const problemReply = (status: number) => ({
  $ref: `#/components/responses/${PROBLEMS[status]?.[0] ?? ''}`,
});

export const problemReplies = () =>
  Object.fromEntries(
    Object.entries(PROBLEMS).map(([status, [name, description]]) => {
      const headers = HEADERS[Number(status)];
      return [name, { description, ...(headers === undefined ? {} : { headers }), content }];
    }),
  );
