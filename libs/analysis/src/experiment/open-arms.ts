/**
 * The arms that decide something: the control, which is what all others are compared with and so is never closed, and
 * the variants that still take units. One that was dropped is no candidate: what it shows is told, and neither keeps the
 * others waiting nor stops or ships anything.
 */
export const openArms = <Arm extends { readonly isClosed: boolean }>(arms: readonly Arm[]): readonly Arm[] =>
  arms.filter(({ isClosed }, place) => place === 0 || !isClosed);
