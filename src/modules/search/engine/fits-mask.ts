/**
 * Whether the whole text is of a mask, in which * is any letters, also none, and ? is just one. The work is at most
 * the length of the text times that of the mask, whatever they are.
 */
export function fitsMask(text: string, mask: string): boolean {
  let [at, place] = [0, 0]
  // Where the last star stood, and up to where in the text it has reached.
  let [star, reached] = [-1, 0]
  while (at < text.length) {
    if (mask[place] === '*') {
      star = place++
      reached = at
    } else if (mask[place] === '?' || mask[place] === text[at]) {
      at++
      place++
    } else if (star >= 0) {
      place = star + 1
      at = ++reached
    } else return false
  }
  while (mask[place] === '*') place++
  return place === mask.length
}
