import type { DiagnosticPage } from './page.js';

export const experiments: Readonly<Record<string, DiagnosticPage>> = {
  'experiment.seed-syntax': {
    title: 'No seed',
    means:
      'A seed is 8 to 64 printable ASCII characters; it decides everybody’s arm and is frozen at the start.',
    fix: 'Write one that says what and when, such as `team-mtu-rate-2027`.',
  },
  'experiment.seed-reused': {
    title: 'A seed that is taken',
    means:
      'Two draws with one seed put the same workspaces into the same arms, so neither can be told from the other.',
    fix: 'Write a seed that no experiment, layer or holdout ever had.',
  },
  'experiment.version-syntax': {
    title: 'A variant without a version',
    means:
      'A variant is one version of a package; which one is current changes, and an arm’s price must not.',
    fix: 'Write package and number: `team@4`.',
  },
  'experiment.unknown-version': {
    title: 'No such version',
    means: 'The rule folder has no such version of the package, or it has errors of its own.',
    fix: 'Correct the name, or write the version’s file first.',
  },
  'experiment.one-arm': {
    title: 'Only one variant',
    means: 'Nothing can be compared with itself.',
    fix: 'Write the control first, then the variants.',
  },
  'experiment.layer-range': {
    title: 'A slice that is none',
    means: 'A layer has 10,000 buckets, and a slice of it is half-open: `[from, to)` with `from` below `to`.',
    fix: 'Write `from` below `to`, and `to` at most 10000.',
  },
  'experiment.cohort-fact': {
    title: 'A cohort that asks for more than attributes',
    means:
      'A price is drawn before a workspace subscribes or uses anything, so only its attributes are known.',
    fix: 'Ask for `workspace.` facts alone.',
  },
  'experiment.time-zone': {
    title: 'No such time zone',
    means: 'Windows are local times, and nothing tells which place is meant.',
    fix: 'Write an IANA name: `America/New_York`.',
  },
  'experiment.window-syntax': {
    title: 'No pattern of minutes',
    means:
      '`allow` has five cron fields (minute, hour, day, month, weekday); a minute that they match is inside.',
    fix: 'Write for example `* 9-16 * * 1-5`.',
  },
  'experiment.window-never': {
    title: 'Windows that never open',
    means: 'No minute after the start is inside the windows, so no stage would ever be entered.',
    fix: 'Correct `allow`: 31 February never comes.',
  },
  'experiment.freeze-day': {
    title: 'No such day',
    means: 'A freeze is a list of whole local days.',
    fix: 'Write `2027-02-15`.',
  },
  'experiment.coverage-falls': {
    title: 'Coverage that falls',
    means: 'Whoever was given a price keeps it, so a smaller coverage could take nobody out.',
    fix: 'Put the stages in rising order; to enrol less, stop enrolment.',
  },
  'experiment.duration-syntax': {
    title: 'No duration',
    means:
      'A duration is a whole number above 0 of minutes, hours or days. Months have no length of their own.',
    fix: 'Write `90m`, `72h` or `31d`.',
  },
  'experiment.alpha-range': {
    title: 'An error rate that decides nothing',
    means: '`alpha` is the share of false alarms that is put up with; at a half, a coin would do.',
    fix: 'Write a share above 0 and below 0.5: `0.05`.',
  },
  'experiment.unknown-metric': {
    title: 'No such metric',
    means: 'The metric is neither built in nor declared in `metrics.yaml`.',
    fix: 'Correct the name, or declare the metric.',
  },
  'experiment.guardrail-without-margin': {
    title: 'A guardrail without a margin',
    means:
      'Without `notWorseBy` the variant must be proven no worse at all, which two equal prices would hardly ever be.',
    fix: 'Write how much worse is put up with.',
  },
  'experiment.unguarded-rise': {
    title: 'A dearer price that nobody watches',
    means:
      'Whatever is used, the variant costs no less than the control and some of it more. A budget of revenue at risk counts nothing of that; what it may cost is customers.',
    fix: 'Add a guardrail on `retention` or `churn`, on `conversion` under `enrol: new`.',
  },
  'experiment.break-even-pair': {
    title: 'A break-even of the wrong metric',
    means:
      '`breakEven` says by how much payers may fall before revenue does. New subscriptions show that as `conversion`, renewed ones as `retention`.',
    fix: 'Ask it of the metric that goes with `enrol`, or write a number.',
  },
  'experiment.package-mismatch': {
    title: 'Variants that cannot be compared',
    means:
      'Variants are versions of one package, in one currency and interval: bills of others have no common scale.',
    fix: 'Name versions of the control’s package.',
  },
  'experiment.variant-current': {
    title: 'A variant that everybody gets',
    means:
      'The version has an `effectiveFrom` before the experiment can end: from then on it is the list price, outside of any arm.',
    fix: 'Leave `effectiveFrom` out of the version; promote the winner afterwards.',
  },
  'experiment.empty-arm': {
    title: 'An arm that nobody can reach',
    means:
      'Arms own whole buckets of 10,000, and a stage makes floor(width × coverage ÷ 100) of them live. Weights 99.9 and 0.1 at 2 % give 199 and 0.',
    fix: 'Raise the coverage of the stage, or the weight of the arm.',
  },
  'experiment.overlap': {
    title: 'Two experiments on one package',
    means: 'A workspace in both would have two prices, and neither result could be read.',
    fix: 'Give both one `layer` with ranges that do not meet, or start one after the other has ended.',
  },
  'experiment.stage-shorter-than-period': {
    title: 'A stage shorter than a billing period',
    means:
      'Under `enrol: renewal` a workspace enters when its period is renewed: a shorter stage sees only some of them.',
    fix: 'Hold for a whole billing period.',
  },
};
