import type { Language } from '#kernel/i18n.ts'

export const noticeKinds = [
  'hold-ready',
  'hold-expiring',
  'visit-dropped',
  'due-soon',
  'overdue',
  'card-expiring',
  'receipt',
  'welcome',
  'verification',
  'suggestion',
  'pin-link',
] as const
/** What a member is told of. */
export type NoticeKind = (typeof noticeKinds)[number]

/** Ways to a member besides the inbox on the pages of their own, where everything stands. */
export const outerChannels = ['push', 'whatsapp', 'email'] as const
export type OuterChannel = (typeof outerChannels)[number]
export const messageChannels = ['inbox', ...outerChannels] as const
export type MessageChannel = (typeof messageChannels)[number]

/** What holds a link that only the owner of a mail address may see; it stands in the mail and nowhere else. */
export const isSecret = (kind: NoticeKind): boolean => kind === 'verification' || kind === 'pin-link'

/** What goes to the member alone, not to those who answer for them: the address was proven to be the member's. */
export const isOwnOnly = (kind: NoticeKind): boolean => kind === 'pin-link'

/** Secrets nobody chooses: they come because somebody asked for them, and an account stays closed without. */
export const isChosen = (kind: NoticeKind): boolean => !isSecret(kind)

/** What is told at once, also at night: the member stands at the desk or waits for a link. */
export const isAtOnce = (kind: NoticeKind): boolean => kind === 'receipt' || isSecret(kind)

const usual: Record<NoticeKind, readonly OuterChannel[]> = {
  'hold-ready': ['push', 'whatsapp', 'email'],
  'hold-expiring': ['push', 'email'],
  'visit-dropped': ['push', 'whatsapp', 'email'],
  'due-soon': ['push', 'email'],
  overdue: ['push', 'whatsapp', 'email'],
  'card-expiring': ['email'],
  receipt: ['email'],
  welcome: ['email'],
  verification: ['email'],
  suggestion: ['push', 'email'],
  'pin-link': ['email'],
}

/** Whether a kind goes by a channel for somebody who has chosen nothing. */
export const isUsual = (kind: NoticeKind, channel: OuterChannel): boolean => usual[kind].includes(channel)

export const isNoticeKind = (text: string): text is NoticeKind => noticeKinds.some((kind) => kind === text)
export const isOuterChannel = (text: string): text is OuterChannel =>
  outerChannels.some((channel) => channel === text)

const kindNames: Record<NoticeKind, Record<Language, string>> = {
  'hold-ready': { id: 'Pesanan siap diambil', en: 'Hold ready' },
  'hold-expiring': { id: 'Pesanan hampir lewat', en: 'Hold about to expire' },
  'visit-dropped': { id: 'Perpustakaan keliling tidak datang', en: 'Mobile library is not coming' },
  'due-soon': { id: 'Segera harus kembali', en: 'Due soon' },
  overdue: { id: 'Terlambat', en: 'Overdue' },
  'card-expiring': { id: 'Kartu hampir habis masa berlakunya', en: 'Card about to expire' },
  receipt: { id: 'Bukti pinjam dan kembali', en: 'Receipts' },
  welcome: { id: 'Selamat datang', en: 'Welcome' },
  verification: { id: 'Pengesahan alamat', en: 'Verification of an address' },
  suggestion: { id: 'Kabar usulan koleksi', en: 'News of suggested titles' },
  'pin-link': { id: 'Tautan untuk PIN baru', en: 'Link for a new PIN' },
}
const channelNames: Record<MessageChannel, Record<Language, string>> = {
  inbox: { id: 'Kotak pesan', en: 'Inbox' },
  email: { id: 'Surel', en: 'E-mail' },
  push: { id: 'Notifikasi di peramban', en: 'Browser notifications' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
}
export const kindName = (kind: NoticeKind, language: Language): string => kindNames[kind][language]
export const channelName = (channel: MessageChannel, language: Language): string =>
  channelNames[channel][language]
