import type { ExperimentResults } from '#analysis';
import type { Section } from './section.js';

/** What a report says beside its results. */
export interface ReportExtras {
  /** Percent: what a change has to bring to be worth it. */
  readonly worthwhile?: number;
  /** What was seen at earlier looks. */
  readonly earlier?: readonly ExperimentResults[];
  /** Why nobody may trust it, in words: it is written all the same, and says so on every page and picture. */
  readonly doubts?: readonly string[];
  /** What the experiment was, where its bundle tells. */
  readonly about?: Section;
}
