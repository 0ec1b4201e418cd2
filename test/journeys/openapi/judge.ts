import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { OpenApi } from './document.js';

/** What is wrong with a value, by the schema that stands at these steps of the description. */
export type Judge = (steps: readonly string[], value: unknown) => readonly string[];

/** Another reader of JSON Schema than the one that made the schemas. Formats and OpenAPI's own words say nothing to it. */
export function judgeOf(document: OpenApi): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'openapi');
  return (steps, value) => {
    const pointer = steps
      .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const judge = ajv.getSchema(`openapi#/${pointer}`);
    if (judge === undefined) throw new Error(`there is no schema at ${steps.join(' ')}`);
    return judge(value) === true ? [] : (judge.errors ?? []).map(said);
  };
}

const said = ({ instancePath, message = '', params }: ErrorObject): string =>
  `${instancePath} ${message} ${JSON.stringify(params)}`;
