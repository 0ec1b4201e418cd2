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
    return attribute ? [attribute] : [];
  });
  const judge = await cohortJudge(cohort, new Map(asked.map(({ key, type }) => [`workspace.${key}`, type])));
  return (given) => {
    const facts = new Map<string, FactValue>();
    for (const attribute of asked) {
      const { key } = attribute;
      const raw = Object.hasOwn(given, key) ? given[key] : undefined;
      const faults: QuoteFault[] = [];
      const value =
        raw === undefined
          ? attribute.default
          : isRaw(raw)
            ? readAttribute(attribute, raw, faults)
            : undefined;
      if (value === undefined) {
        const message = `the cohort asks for \`workspace.${key}\`, which is not given`;
        if (raw === undefined) return { kind: 'missing', attribute: key, message };
        const [fault] = faults;
        return {
          kind: 'invalid',
          attribute: key,
          message: fault
            ? `${fault.message}; ${fault.help}`
            : `attribute \`${key}\` is neither text, boolean nor a list of texts`,
        };
      }
      facts.set(`workspace.${key}`, value);
    }
    return judge(facts);
  };
}

const isRaw = (raw: unknown): raw is string | boolean | readonly string[] =>
  typeof raw === 'string' ||
  typeof raw === 'boolean' ||
  (Array.isArray(raw) && raw.every((entry) => typeof entry === 'string'));
