/** What `ratebook new` writes for a package that does not exist yet: a version that passes check, and its cases. */
export function firstVersion(key: string): { readonly version: string; readonly cases: string } {
  return {
    version: `# yaml-language-server: $schema=../../../schemas/package.v1.json
schema: ratebook/v1
package: ${key}
version: 1 # one file a version; a published one never changes
title: ${titleOf(key)}
currency: USD # ISO 4217
interval: month # day | week | month | quarter | year
# Without effectiveFrom the version is current for nobody until it is promoted.
# effectiveFrom: 2027-01-01T00:00:00Z

# One line of the bill each, in this order.
charges:
  - key: platform
    title: Platform fee
    # flat | unit | graduated | volume | package | percentage | graduatedPercentage | dynamic
    model: flat
    amount: 50.00
  - key: seats
    title: Seats
    # A quantity that the subscription holds; a charge for use names a \`meter\` of meters.yaml instead.
    quantity: seats
    # Each tier prices the units that fall in it. upTo is inclusive; the last tier is open.
    model: graduated
    tiers:
      - { upTo: 10, unitAmount: 12.00 }
      - { unitAmount: 10.00 }

# Discounts and exceptions: conditions, and what happens when they hold.
rules:
  - name: first-quarter
    title: 10 % off seats in the first three months
    conditions: { all: [{ fact: subscription.months, operator: lessThan, value: 3 }] }
    event: { type: discount, params: { percent: 10, charges: [seats] } }

# Of the whole package, after discounts: the floor on what is paid.
# minimum: 100.00

# What the package grants, of features.yaml.
# entitlements:
#   - { feature: sso, type: boolean, value: true }
`,
    cases: `# yaml-language-server: $schema=../../../schemas/cases.v1.json
# Examples of what version 1 charges; \`ratebook test\` runs them.
cases:
  - name: 10 seats are all in the first tier
    quantities: { seats: 10 }
    period: { from: 2027-01-01T00:00:00Z, to: 2027-02-01T00:00:00Z, timeZone: UTC }
    subscription: { start: 2026-01-01T00:00:00Z }
    expect:
      lines: { platform: 50.00, seats: 120.00 }
      total: 170.00
      rules: []

  - name: the 11th seat is cheaper
    quantities: { seats: 11 }
    period: { from: 2027-01-01T00:00:00Z, to: 2027-02-01T00:00:00Z, timeZone: UTC }
    subscription: { start: 2026-01-01T00:00:00Z }
    expect:
      lines: { seats: 130.00 }
      total: 180.00

  - name: the first three months are cheaper
    quantities: { seats: 10 }
    period: { from: 2027-01-01T00:00:00Z, to: 2027-02-01T00:00:00Z, timeZone: UTC }
    subscription: { start: 2027-01-01T00:00:00Z }
    expect:
      lines: { seats: 120.00 }
      adjustments: { first-quarter: -12.00 }
      total: 158.00
      rules: [first-quarter]
`,
  };
}

const titleOf = (key: string): string =>
  key.slice(0, 1).toUpperCase() + key.slice(1).replace(/-+/g, ' ').trimEnd();

/**
 * The text of a version as its successor: the number raised, `effectiveFrom` put into a comment, since a copy must
 * not take effect by accident. Everything else, comments too, stays as it is. A JSON file keeps its instant.
 */
export function nextVersion(text: string, to: number): string {
  return text
    .replace(
      /^(\s*"?version"?:[ \t]*)("?)[1-9][0-9]*\2/m,
      (_, before: string, quote: string) => before + quote + String(to) + quote,
    )
    .replace(/^effectiveFrom:/m, '# effectiveFrom:');
}
