import { toStderr, toStdout } from './streams.js';
import { type Style, style, wantsColour } from './style.js';

/** What a command speaks to: data on one side, people on the other. */
export interface Terminal {
  /** Data, to stdout. */
  readonly out: (text: string) => Promise<void>;
  /** Talk, to stderr; one line. */
  readonly say: (line: string) => void;
  /** Colours of stdout and of stderr: one may be piped and the other not. */
  readonly outStyle: Style;
  readonly sayStyle: Style;
}

export function terminal(): Terminal {
  return {
    out: toStdout,
    say: (line) => {
      toStderr(`${line}\n`);
    },
    outStyle: style(wantsColour(process.stdout, process.env)),
    sayStyle: style(wantsColour(process.stderr, process.env)),
  };
}
