import type { Page } from 'playwright-core'

/** Signs the browser in with an account of the demonstration. */
export async function signIn(page: Page, origin: string, login: string, password: string): Promise<void> {
  await page.goto(`${origin}/masuk`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', password)
  await page.press('[name=password]', 'Enter')
  await page.waitForURL((url) => url.pathname !== '/masuk')
}

export const cataloguer = ['ratna', 'katalog-penataran'] as const
export const administrator = ['admin', 'blitar-kota-patria'] as const
