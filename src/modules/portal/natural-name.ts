/** A catalogue heading as people say the name: `Toer, Pramoedya Ananta, 1925-2006` is Pramoedya Ananta Toer. */
export function naturalName(heading: string): string {
  const parts = heading.split(',').map((part) => part.trim())
  const named = parts.filter((part) => part && !/\d{3}/.test(part))
  const [family = heading, given, ...rest] = named
  if (!given || isTitle(given)) return named.join(', ') || heading
  return [`${given} ${family}`, ...rest].join(', ')
}

// After a comma these belong to the name as it stands: "Abdurrahman Wahid, K.H.".
const isTitle = (text: string) => /^([A-Z][a-z]{0,3}\.\s*)+$/.test(text) || text.startsWith('(')
