/** The deeds of the portal, for the list of who changed what. */
export const portalAuditWords = {
  deeds: {
    'list.created': { id: 'membuat daftar', en: 'made a list' },
    'list.updated': { id: 'mengubah daftar', en: 'changed a list' },
    'list.removed': { id: 'menghapus daftar', en: 'removed a list' },
  },
  subjects: {
    list: { label: { id: 'daftar', en: 'list' }, href: (id: string) => `/staf/daftar/${id}` },
  },
}
