/** Fills in the names in braces; a line in which something was to stand and nothing does is left out. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const filled = line.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole)
      return filled.trim() === '' && line.trim() !== '' ? [] : [filled]
    })
    .join('\n')
}

/** Names in braces that a text uses. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{([^{}\n]*)\}/g)].map(([, name = '']) => name)),
]
