export interface Branch {
  readonly text: string;
  readonly branches?: readonly Branch[];
}

/** Branches drawn under each other with the lines that hold them together. */
export function tree(branches: readonly Branch[], paint: (lines: string) => string, indent = '  '): string[] {
  return branches.flatMap(({ text, branches: inner = [] }, index) => {
    const last = index === branches.length - 1;
    return [
      `${indent}${paint(last ? '└─' : '├─')} ${text}`,
      ...tree(inner, paint, `${indent}${last ? '   ' : `${paint('│')}  `}`),
    ];
  });
}
