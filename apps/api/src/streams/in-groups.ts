/**
 * What has arrived, at most `most` items together: a group is given as soon as somebody asks and anything is there. So
 * one item alone does not wait for others, and while a group is at work the next one fills. At most `most` items wait;
 * then nothing more is read.
 */
export async function* inGroups<Item>(
  items: AsyncIterable<Item>,
  most: number,
): AsyncGenerator<readonly Item[]> {
  const source = items[Symbol.asyncIterator]();
  const waiting: Item[] = [];
  const state = { isOver: false, isLeft: false, fault: undefined as { readonly error: unknown } | undefined };
  let [tellReader, tellTaker] = [(): void => undefined, (): void => undefined];
  const read = async (): Promise<void> => {
    try {
      for (;;) {
        const next = await source.next();
        if (next.done === true || state.isLeft) break;
        waiting.push(next.value);
        tellTaker();
        if (waiting.length >= most) await new Promise<void>((resolve) => (tellReader = resolve));
      }
    } catch (error) {
      state.fault = { error };
    }
    state.isOver = true;
    tellTaker();
  };
  const reading = read();
  try {
    for (;;) {
      if (waiting.length === 0 && !state.isOver) await new Promise<void>((resolve) => (tellTaker = resolve));
      const group = waiting.splice(0, most);
      tellReader();
      if (group.length > 0) yield group;
      else if (state.isOver) break;
    }
  } finally {
    state.isLeft = true;
    tellReader();
    await source.return?.();
  }
  await reading;
  // What came before the fault was given.
  if (state.fault !== undefined) throw state.fault.error;
}
