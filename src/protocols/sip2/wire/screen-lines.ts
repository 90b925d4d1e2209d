const mostLines = 6

/** Texts for the screen of a terminal: one field a line, wrapped between words, cut only where a word is too long. */
export function screenLines(texts: readonly string[], width: number): string[] {
  const most = width > 0 ? width : 255
  return texts.flatMap((text) => wrap(text.replaceAll(/\s+/g, ' ').trim(), most)).slice(0, mostLines)
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if ([...longer].length <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = [...word].slice(0, width).join('')
    }
  }
  return line === '' ? lines : [...lines, line]
}
