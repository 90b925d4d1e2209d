import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

export const clearanceAuditWords: AuditWords = {
  deeds: {
    'clearance.issued': { id: 'membuat surat bebas pustaka', en: 'issued a clearance letter' },
    'clearance.withdrawn': { id: 'mencabut surat bebas pustaka', en: 'withdrew a clearance letter' },
    'clearance.settings': { id: 'mengatur surat bebas pustaka', en: 'set up clearance letters' },
  },
  subjects: {
    clearance: { label: { id: 'surat bebas pustaka', en: 'clearance letter' }, href: paths.letter },
    'clearance-settings': {
      label: { id: 'pengaturan bebas pustaka', en: 'clearance settings' },
      href: () => paths.settings,
    },
  },
}
