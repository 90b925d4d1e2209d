export interface Suggestion {
  text: string
  href?: string
  kind: string
  count?: number
}

/** The list box under a search field, and the field's ARIA attributes that speak of it. */
export function createSuggestionList(
  input: HTMLInputElement | HTMLTextAreaElement,
  id: string,
  label: string,
) {
  const list = document.createElement('ul')
  Object.assign(list, { id, role: 'listbox', className: 'suggestions', hidden: true })
  setAll(list, { role: 'listbox', 'aria-label': label })
  setAll(input, {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
  })

  return {
    element: list,
    isOpen: () => !list.hidden,
    open(suggestions: readonly Suggestion[]) {
      list.replaceChildren(...suggestions.map((suggestion, index) => option(suggestion, `${id}-${index}`)))
      list.hidden = false
      input.setAttribute('aria-expanded', 'true')
    },
    close() {
      list.hidden = true
      input.setAttribute('aria-expanded', 'false')
    },
    /** Marks one option, or none with -1. */
    choose(index: number) {
      for (const [at, item] of [...list.children].entries()) {
        item.setAttribute('aria-selected', String(at === index))
        if (at === index) item.scrollIntoView({ block: 'nearest' })
      }
      const active = list.children[index]?.id
      if (active) input.setAttribute('aria-activedescendant', active)
      else input.removeAttribute('aria-activedescendant')
    },
    indexOf: (target: EventTarget | null) =>
      target instanceof Element ? [...list.children].findIndex((item) => item.contains(target)) : -1,
  }
}

function option(suggestion: Suggestion, id: string) {
  const item = document.createElement('li')
  setAll(item, { id, role: 'option' })
  const kind = document.createElement('small')
  kind.textContent = suggestion.count ? `${suggestion.kind} · ${suggestion.count}` : suggestion.kind
  item.append(suggestion.text, kind)
  return item
}

function setAll(element: Element, attributes: Record<string, string>) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}
