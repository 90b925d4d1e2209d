import type { AuditWords } from '#modules/staff/index.ts'
import { paths } from './paths.ts'

/** The deeds of this module, for the list of who changed what. */
export const machineAuditWords: AuditWords = {
  deeds: {
    'machine.added': { id: 'menambah mesin mandiri', en: 'added a machine' },
    'machine.changed': { id: 'mengubah mesin mandiri', en: 'changed a machine' },
    'machine.locked': { id: 'mengunci mesin mandiri', en: 'locked a machine' },
    'machine.unlocked': { id: 'membuka kunci mesin mandiri', en: 'unlocked a machine' },
    'machine.retired': { id: 'memensiunkan mesin mandiri', en: 'retired a machine' },
    'machine.restart-asked': { id: 'meminta mesin mulai ulang', en: 'asked a machine to restart' },
    'machine.secret-given': { id: 'memberi mesin kata sandi baru', en: 'gave a machine a new password' },
    'machine.pairing-offered': { id: 'membuat kode pasang', en: 'made a pairing code' },
    'machine.paired': { id: 'memasangkan peramban dengan mesin', en: 'paired a browser with a machine' },
    'machine.unpaired': { id: 'melepas peramban dari mesin', en: 'unpaired a browser from a machine' },
  },
  subjects: { machine: { label: { id: 'mesin mandiri', en: 'machine' }, href: paths.machine } },
}
