export type Box = HTMLInputElement | HTMLTextAreaElement

export const isBox = (target: EventTarget | null): target is Box =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

const tags = /^([1678](00|10|11)|[1678]30|240|65[015]|490)$/

/** What to ask of the server about a box; undefined for one that holds no heading. */
export function addressFor(box: Box): string | undefined {
  const kinds = box.closest<HTMLElement>('[data-headings]')?.dataset.headings
  if (kinds) return String(new URLSearchParams({ jenis: kinds, q: box.value.split('\n').at(-1) ?? '' }))
  const tag = box.closest<HTMLElement>('.marc-row')?.dataset.tag ?? ''
  const typed = /^\s*[$‡]a ?([^$‡]+)$/.exec(box.value)?.[1]
  return typed && tags.test(tag) ? String(new URLSearchParams({ ruas: tag, q: typed })) : undefined
}
