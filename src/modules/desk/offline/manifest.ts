import type { PageContext } from '#kernel/page-context.ts'
import { paths } from '../paths.ts'
import { offlineTexts } from './messages.ts'

/** What an installed desk is called, and where it begins. */
export function offlineManifest({ language, libraryName }: PageContext) {
  const t = offlineTexts(language)
  return {
    id: paths.offline,
    name: `${t.shortTitle} ${libraryName}`,
    short_name: t.shortTitle,
    lang: language,
    start_url: paths.offline,
    scope: paths.offline,
    display: 'standalone',
    icons: [{ src: '/pictures/emblem.svg', type: 'image/svg+xml', sizes: 'any' }],
  }
}
