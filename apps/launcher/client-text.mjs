// The types of every route as text, from an API description. As a program: description in, types out.
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import openapiTS, { astToString } from 'openapi-typescript';

const NOTICE = '// Written by `npm run generate` from the API description. Do not edit.\n\n';

export async function clientText(description) {
  return NOTICE + astToString(await openapiTS(description, { alphabetize: true }));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(await clientText(JSON.parse(await text(process.stdin))));
