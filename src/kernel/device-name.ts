const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'CrOS', 'Linux']
const browsers = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari']
const known: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Macintosh: 'Mac', CrOS: 'ChromeOS' }

/** A browser by a name that its owner knows: `Chrome, Android`. */
export function deviceName(agent = ''): string {
  // In this order, for a browser also calls itself by the names of those it came from.
  const named = (names: readonly string[]) => names.find((name) => agent.includes(name)) ?? ''
  const parts = [named(browsers), named(systems)].filter(Boolean)
  return parts.map((part) => known[part] ?? part).join(', ') || agent.slice(0, 60)
}
