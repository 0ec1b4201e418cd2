import type { ExperimentResults } from '#analysis';
import { byLooks, byPeriods, type Course, differenceOf, placed, scaleKeyOf } from './course.js';
import { coursePanel, PANEL, PLOT_HEIGHT } from './course-panel.js';
import { isNobodyMature, NOBODY_MATURE } from './fault-text.js';
import { levelText } from './figures-text.js';
import { pictureHead } from './picture-head.js';
import type { ReportExtras } from './report-extras.js';
import { reachOf, type Scale, scaleOf } from './scale.js';
import { spreadOver } from './spread-over.js';
import { COLOURS, label, picture } from './svg.js';

const WIDTH = 900;
const LEFT = 24;
/** More arms than these are told by the table alone. */
const MOST_PANELS = 12;

/**
 * How effects came about, an arm a panel: by the billing periods that the same units were watched, and, where there were
 * earlier looks, by the day of each look.
 */
export function effectOverTime(
  results: ExperimentResults,
  { earlier = [], doubts }: Pick<ReportExtras, 'earlier' | 'doubts'> = {},
): string {
  const { primary, alpha } = results;
  // The last look is often among those before it, and is drawn once.
  const before = spreadOver(earlier.filter(({ asOf }) => asOf < results.asOf));
  const all = primary.variants.flatMap(({ variant }) => [
    ...byPeriods(results, variant),
    ...(before.length === 0 ? [] : byLooks([...before, results], variant)),
  ]);
  // While nothing was ever compared there is one thing to say, and not one of every arm.
  const isNothing = all.every((course) => placed(course).length === 0);
  const courses = isNothing ? [] : all.slice(0, MOST_PANELS);
  const scale = sharedScale(courses);
  const title = titleOf(results, courses);
  const head = pictureHead(results, title, WIDTH, doubts);
  const bottom = head.height + Math.max(1, courses.length) * PANEL;
  const more = isNothing ? 0 : all.length - courses.length;
  const nothing = isNobodyMature(results) ? NOBODY_MATURE : 'nothing is compared yet';
  const notes = [
    ...(courses.length === 0 ? [] : legendTexts(alpha, courses)),
    ...(more > 0 ? [`${more} more panels are left out`] : []),
  ];
  return picture(
    {
      width: WIDTH,
      height: bottom + notes.length * 22 + 10,
      title,
      description: [
        head.description,
        ...(courses.length === 0 ? [nothing] : []),
        ...courses.map(({ title: name, points }) => `${name}: ${points.length} points`),
        ...notes,
      ].join('. '),
    },
    [
      ...head.children,
      ...(courses.length === 0 ? [label(LEFT, head.height + 40, nothing, { fill: COLOURS.faint })] : []),
      ...courses.map((course, index) =>
        coursePanel(course, head.height + index * PANEL, scale(course), head.isTrusted),
      ),
      ...notes.map((text, index) =>
        label(LEFT, bottom + 14 + index * 22, text, { size: 12, fill: COLOURS.faint }),
      ),
    ],
  );
}

/** What the bands and points mean. */
function legendTexts(alpha: number, courses: readonly Course[]): readonly string[] {
  const isSparse = courses.some((course) => placed(course).length < course.points.length);
  return [
    `Band: interval at ${levelText(alpha)} for all arms together. Hollow point: the interval holds 0. The figure is that of the last point.`,
    ...(isSparse ? ['A tick without a point: nothing was compared yet.'] : []),
  ];
}

/** The metric by its own name: over billing periods it is the revenue, whatever the experiment is judged by. */
function titleOf({ experiment, primary }: ExperimentResults, courses: readonly Course[]): string {
  const [first = primary.key, ...others] = new Set(courses.map(({ key }) => key));
  return `${experiment}: ${others.length === 0 ? first : 'effects'} over time`;
}

/** Panels are there to be held against each other. Percents and the metric's own units are never on one scale. */
function sharedScale(courses: readonly Course[]): (course: Course) => Scale | undefined {
  const range = [PLOT_HEIGHT, 0] as const;
  const scales = new Map(
    courses.map((course) => {
      const values = courses
        .filter((other) => scaleKeyOf(other) === scaleKeyOf(course))
        .flatMap(placed)
        .flatMap(({ effect, low, high }) => [effect, low, high]);
      const reach = reachOf(values);
      return [
        scaleKeyOf(course),
        scaleOf(
          values.filter((value) => Math.abs(value) <= reach),
          range,
          5,
        ),
      ];
    }),
  );
  return (course) => (differenceOf(course) === undefined ? undefined : scales.get(scaleKeyOf(course)));
}
