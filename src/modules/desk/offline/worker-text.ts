import { createHash } from 'node:crypto'
import { asset, filesOf, firstFont, workerText } from '#design/assets.ts'
import { paths } from '../paths.ts'

/** What the page needs besides itself. */
const files = () => [asset('staff.css'), ...filesOf('offline-desk.ts'), firstFont, '/pictures/emblem.svg']

/** The worker, with the addresses that it may look at before it; another text once one of its files is another. */
export function offlineWorkerText(): string {
  const text = workerText('offline-worker.ts')
  const version = createHash('sha256')
    .update(text + files().join(' '))
    .digest('hex')
    .slice(0, 12)
  const given = { page: paths.offline, list: paths.offlineList, files: files(), version }
  return `self.offlineDesk=${JSON.stringify(given)};\n${text}`
}
