export interface Column {
  readonly title: string;
  readonly isNumber?: true;
}

/** A part of what is told of an experiment: the same on a page and in a terminal. Its texts are not escaped for either. */
export interface Section {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table. */
  readonly notes: readonly string[];
}
