/** A catalogue heading as people say the name: `Toer, Pramoedya Ananta, 1925-2006` is Pramoedya Ananta Toer. */
export function naturalName(heading: string): string {
  const parts = heading.split(',').map((part) => part.trim())
  const named = parts.filter((part) => part && !/\d{3}/.test(part))
  const [family = heading, given, ...rest] = named
  if (!given || isTitle(given)) return named.join(', ') || heading
  return [`${given} ${family}`, ...rest].join(', ')
}

// Titles and degrees follow a name that already stands as it is said: "Abdurrahman Wahid, K.H.".
const isTitle = (text: string) =>
  /^(K\.?H|Hj?|Drs?|Dra|Prof|Ir|Jr|R\.A|Raden)\b\.?/.test(text) ||
  /^[SM]\.[A-Z]/.test(text) ||
  text.startsWith('(')
