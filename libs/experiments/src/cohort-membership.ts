import { type Condition, type Definitions, type FactValue, factsIn } from '#catalog';
import { type QuoteFault, readAttribute } from '#quote';
import { cohortJudge } from './judge-cohort.js';

/** Attributes of a workspace as they are stored or written: of any shape. */
export type GivenAttributes = Readonly<Record<string, unknown>>;

/** Why nobody can say whether attributes are in the cohort. */
export interface CohortFault {
  readonly kind: 'missing' | 'invalid';
  readonly attribute: string;
  readonly message: string;
}

/** Whether a workspace with these attributes is in the cohort. */
export type CohortMembership = (given: GivenAttributes) => boolean | CohortFault;

/** Everybody is in a cohort that no condition describes. What is not given has its default, where it has one. */
export async function cohortMembership(
  cohort: Condition | undefined,
  { attributes }: Pick<Definitions, 'attributes'>,
): Promise<CohortMembership> {
  if (!cohort) return () => true;
  const asked = [...factsIn(cohort)].flatMap((fact) => {
    const attribute = attributes.get(fact.slice('workspace.'.length));
    return attribute ? [{ attribute, fact }] : [];
  });
  const judge = await cohortJudge(
    cohort,
    new Map(asked.map(({ attribute, fact }) => [fact, attribute.type])),
  );
  // One of each for all: every fact is set anew before it is judged, and nobody is told reasons from it afterwards.
  const facts = new Map<string, FactValue>();
  const faults: QuoteFault[] = [];
  return (given) => {
    for (const { attribute, fact } of asked) {
      const { key } = attribute;
      const raw = Object.hasOwn(given, key) ? given[key] : undefined;
      const value =
        raw === undefined
          ? attribute.default
          : isRaw(raw)
            ? readAttribute(attribute, raw, faults)
            : undefined;
      if (value === undefined) return faultOf(key, raw, faults.splice(0)[0]);
      facts.set(fact, value);
    }
    return judge(facts);
  };
}

const faultOf = (key: string, raw: unknown, fault: QuoteFault | undefined): CohortFault =>
  raw === undefined
    ? {
        kind: 'missing',
        attribute: key,
        message: `the cohort asks for \`workspace.${key}\`, which is not given`,
      }
    : {
        kind: 'invalid',
        attribute: key,
        message: fault
          ? `${fault.message}; ${fault.help}`
          : `attribute \`${key}\` is neither text, boolean nor a list of texts`,
      };

const isRaw = (raw: unknown): raw is string | boolean | readonly string[] =>
  typeof raw === 'string' ||
  typeof raw === 'boolean' ||
  (Array.isArray(raw) && raw.every((entry) => typeof entry === 'string'));
