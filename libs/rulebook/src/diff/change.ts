/** What a change is about: the package version itself, or a named part of it. */
export type ChangeSubject = 'version' | 'charge' | 'condition' | 'rule' | 'entitlement';

/** One thing that one version says and the other does not. */
export interface VersionChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly subject: ChangeSubject;
  /** Key of the charge, name of the rule or condition, feature of the entitlement; the field of the version. */
  readonly name: string;
  /** Of the part: `unitAmount`, `tiers[1].upTo`. */
  readonly field?: string;
  readonly from?: string;
  readonly to?: string;
  /** For people, without a full stop. */
  readonly sentence: string;
}
