/** Facts that only the rated lines give: `charge.<key>.amount` and `subtotal`. */
export function isKnownAfterRating(fact: string): boolean {
  return fact === 'subtotal' || fact.startsWith('charge.');
}
