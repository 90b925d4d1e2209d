/** The deeds of notifications, for the list of who changed what. */
export const notificationAuditWords = {
  deeds: {
    'notices.settings-saved': { id: 'mengatur waktu pemberitahuan', en: 'set the times of notices' },
    'notices.tried': { id: 'mengirim surel percobaan', en: 'sent a trial mail' },
    'wording.saved': { id: 'mengubah naskah', en: 'changed a wording' },
    'wording.reset': { id: 'mengembalikan naskah bawaan', en: 'reset a wording' },
    'message.sent-again': { id: 'mengirim ulang pesan', en: 'sent a message again' },
    'message.settled': { id: 'memutuskan pesan', en: 'settled a message' },
  },
  subjects: {
    notices: {
      label: { id: 'pemberitahuan', en: 'notices' },
      href: () => '/staf/pemberitahuan/pengaturan',
    },
    wording: {
      label: { id: 'naskah', en: 'wording' },
      href: (id: string) => `/staf/pemberitahuan/naskah/${id}`,
    },
    message: {
      label: { id: 'pesan', en: 'message' },
      href: (id: string) => `/staf/pemberitahuan/pesan/${id}`,
    },
  },
}
