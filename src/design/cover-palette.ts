/** Colours of one hundred of the Dewey classification; text stands on ground and on paper, both readable. */
export interface CoverColours {
  /** The cloth of the binding; text on it is `print`. */
  ground: string
  /** The pattern woven into the cloth. */
  weave: string
  /** Small ornaments. */
  gilt: string
  print: string
}

/** Text and ground of covers that are printed on paper. */
export const paper = '#f6efdf'

const hundreds: readonly CoverColours[] = [
  { ground: '#3a4248', weave: '#545d64', gilt: '#c9b27a', print: '#f7f1e3' },
  { ground: '#533657', weave: '#6f4f74', gilt: '#d8a6c4', print: '#f9f0ee' },
  { ground: '#1d5443', weave: '#34715e', gilt: '#d8bd6e', print: '#f5f1df' },
  { ground: '#8a3a22', weave: '#a6563b', gilt: '#efc08d', print: '#fdf3e4' },
  { ground: '#7a5712', weave: '#97722a', gilt: '#f2d68c', print: '#fdf5e0' },
  { ground: '#1f466c', weave: '#38638a', gilt: '#b9cfe0', print: '#f3f3ea' },
  { ground: '#12595c', weave: '#2e7678', gilt: '#e3c487', print: '#f1f4e9' },
  { ground: '#86284a', weave: '#a44568', gilt: '#f0b9a8', print: '#fdf0ec' },
  { ground: '#2d3768', weave: '#485387', gilt: '#e2b870', print: '#f4f1e8' },
  { ground: '#65421f', weave: '#825e3c', gilt: '#dfbd86', print: '#faf1e0' },
]

const unclassed: CoverColours = { ground: '#554f46', weave: '#706a60', gilt: '#d8c8a6', print: '#f7f2e6' }

/** Colours by the first figure of a class number such as `899.221`, `R 420` or `2X4`. */
export function coverColours(classNumber: string | undefined): CoverColours {
  const figure = classNumber?.match(/\d/)?.[0]
  return (figure && hundreds[Number(figure)]) || unclassed
}

export const allCoverColours = [...hundreds, unclassed]
