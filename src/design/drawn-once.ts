import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'

type Drawing = ReturnType<FC>

const mostKept = 500
// Names of built files change there while it runs.
const development = process.env.PATRIA_DEV === '1'
const anyone = {}

/**
 * A component that is drawn once for each key and then kept, for what thousands of pages have alike. The key must name
 * all that the drawing depends on, the language of the page too; without one it is drawn anew. What depends on a thing
 * that has no name, such as the menu of an application, is kept as long as that thing is.
 */
export function drawnOnce<Props extends object>(
  keyOf: (props: Props) => string | undefined,
  Component: (props: Props) => Drawing,
  thingOf: (props: Props) => object = () => anyone,
): (props: Props) => Drawing {
  const drawings = new WeakMap<object, Map<string, Drawing>>()
  const drawingsOf = (thing: object) => {
    const known = drawings.get(thing) ?? new Map<string, Drawing>()
    drawings.set(thing, known)
    return known
  }
  return (props) => {
    const key = keyOf(props)
    if (key === undefined || development) return Component(props)
    const known = drawingsOf(thingOf(props))
    let drawing = known.get(key)
    if (drawing === undefined) {
      drawing = raw(String(Component(props)))
      if (known.size >= mostKept) known.clear()
      known.set(key, drawing)
    }
    return drawing
  }
}
