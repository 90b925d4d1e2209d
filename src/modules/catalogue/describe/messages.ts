import { inLanguages } from '#kernel/i18n.ts'

/** Words within a citation. */
const id = { and: 'dan', others: 'dkk.', undated: 't.t.' }
const en: typeof id = { and: 'and', others: 'et al.', undated: 'n.d.' }

export const citationWords = inLanguages({ id, en })
