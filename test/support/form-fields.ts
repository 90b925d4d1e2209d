/** The fields of a page's forms, as a browser would send them. */
export function fieldsIn(html: string): Record<string, string> {
  const value = (text = '') =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    const left = tag.includes('type="radio"') && !/\bchecked/.test(tag)
    return name && name !== 'q' && !left ? [[name, value(/\bvalue="([^"]*)"/.exec(tag)?.[1])]] : []
  })
  const areas = [...html.matchAll(/<textarea\b[^>]*\bname="([^"]*)"[^>]*>([^]*?)<\/textarea>/g)].map(
    ([, name, text]) => [name, value(text).replaceAll('\n', '\r\n')],
  )
  const chosen = [...html.matchAll(/<select\b[^>]*\bname="([^"]*)"[^]*?<\/select>/g)].map(
    ([select, name]) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  )
  return Object.fromEntries([...inputs, ...areas, ...chosen])
}
