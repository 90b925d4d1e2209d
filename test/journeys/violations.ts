import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
}

/** What stands in the way of somebody on a page; its context must be opened with `bypassCSP`. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe })
  const expression = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })`
  const { violations } = await page.evaluate<AxeResult>(expression)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Pixels by which a page is wider than its window. */
export const overflowOf = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
