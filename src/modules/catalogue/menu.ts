import type { MenuEntry } from '#kernel/page-context.ts'
import { authorityTexts } from './authorities/messages.ts'
import { copyTexts } from './copy-cataloguing/messages.ts'
import { copyPaths } from './copy-cataloguing/paths.ts'
import { importTexts } from './imports/messages.ts'
import { batchTexts } from './batch/messages.ts'
import { batchPaths } from './batch/paths.ts'
import { exportTexts } from './exports/page-messages.ts'
import { exportPaths } from './exports/paths.ts'
import { importPaths } from './imports/paths.ts'
import { labelTexts } from './labels/messages.ts'
import { labelPaths } from './labels/paths.ts'
import { qualityTexts } from './quality/messages.ts'
import { qualityPaths } from './quality/paths.ts'
import { workplaceTexts } from './workplace/messages.ts'
import { serialMenu } from './serials/serials-parts.ts'
import { paths } from './paths.ts'

const group = { id: workplaceTexts('id').menu.group, en: workplaceTexts('en').menu.group }
const label = (name: 'search' | 'create' | 'quarantined') => ({
  id: workplaceTexts('id').menu[name],
  en: workplaceTexts('en').menu[name],
})

/** What the staff sidebar offers of cataloguing. */
export const catalogueMenu: readonly MenuEntry[] = [
  { href: paths.scan, label: label('search'), permission: 'catalogue.view', group, shortcut: 'k' },
  { href: paths.newRecord, label: label('create'), permission: 'catalogue.edit', group, shortcut: 'b' },
  {
    href: copyPaths.copy,
    label: { id: copyTexts('id').menu, en: copyTexts('en').menu },
    permission: 'catalogue.edit',
    group,
    shortcut: 's',
  },
  {
    href: paths.authorities,
    label: { id: authorityTexts('id').menu, en: authorityTexts('en').menu },
    permission: 'catalogue.view',
    group,
    shortcut: 't',
  },
  {
    href: qualityPaths.desk,
    label: { id: qualityTexts('id').title, en: qualityTexts('en').title },
    permission: 'catalogue.view',
    group,
    shortcut: 'm',
  },
  { href: paths.quarantined, label: label('quarantined'), permission: 'catalogue.view', group },
  {
    href: batchPaths.batches,
    label: { id: batchTexts('id').menu, en: batchTexts('en').menu },
    permission: 'catalogue.batch',
    group,
  },
  {
    href: labelPaths.prints,
    label: { id: labelTexts('id').menu, en: labelTexts('en').menu },
    permission: 'catalogue.labels',
    group,
  },
  {
    href: importPaths.imports,
    label: { id: importTexts('id').menu, en: importTexts('en').menu },
    permission: 'catalogue.import',
    group,
    shortcut: 'i',
  },
  {
    href: exportPaths.export,
    label: { id: exportTexts('id').title, en: exportTexts('en').title },
    permission: 'catalogue.export',
    group,
  },
  ...serialMenu,
]
