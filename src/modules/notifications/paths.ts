type Id = number | string

export const paths = {
  // Members.
  inbox: '/akun/pesan',
  message: (id: Id) => `/akun/pesan/${id}`,
  choices: '/akun/pemberitahuan',
  subscriptions: '/akun/pemberitahuan/peramban',
  subscription: (id: Id) => `/akun/pemberitahuan/peramban/${id}`,
  unsubscribe: (token: string) => `/berhenti-pesan/${token}`,
  // Staff.
  outbox: '/staf/pemberitahuan',
  outboxMessage: (id: Id) => `/staf/pemberitahuan/pesan/${id}`,
  settling: (id: Id) => `/staf/pemberitahuan/pesan/${id}/putusan`,
  wordings: '/staf/pemberitahuan/naskah',
  wording: (kind: string, language: string) => `/staf/pemberitahuan/naskah/${kind}/${language}`,
  settings: '/staf/pemberitahuan/pengaturan',
  trial: '/staf/pemberitahuan/percobaan',
  // Machines.
  whatsappHook: '/api/whatsapp',
}
