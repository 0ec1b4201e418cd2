/**
 * Works on at most `limit` items at a time and gives the results in the order of the items, in groups of what is ready.
 * An item is only taken when there is room, and a result is given as soon as those before it are: whoever writes one
 * line and waits for its answer gets it. `work` must not reject.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly Result[]> {
  const source = items[Symbol.asyncIterator]();
  const running: Running<Result>[] = [];
  let arrival: Promise<IteratorResult<Item>> | undefined;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && running.length < limit) arrival ??= source.next();
      const head = running[0];
      if (head === undefined && arrival === undefined) return;
      const next = await Promise.race([
        ...(head === undefined ? [] : [head.settled]),
        ...(arrival === undefined || running.length >= limit ? [] : [arrival]),
      ]);
      if (next !== undefined) {
        arrival = undefined;
        if (next.done === true) isOver = true;
        else running.push(started(work(next.value)));
      }
      const ready = leadingResults(running);
      if (ready.length > 0) yield ready;
    }
  } finally {
    await source.return?.();
  }
}

interface Running<Result> {
  readonly settled: Promise<void>;
  result?: { readonly value: Result };
}

function started<Result>(work: Promise<Result>): Running<Result> {
  const entry: Running<Result> = {
    settled: work.then((value) => {
      entry.result = { value };
    }),
  };
  return entry;
}

/** Takes what is ready off the front. */
function leadingResults<Result>(running: Running<Result>[]): readonly Result[] {
  const waiting = running.findIndex(({ result }) => result === undefined);
  const ready = running.splice(0, waiting === -1 ? running.length : waiting);
  return ready.flatMap(({ result }) => (result === undefined ? [] : [result.value]));
}
