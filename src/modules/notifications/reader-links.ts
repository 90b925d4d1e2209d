import type { NoticeKind } from './kinds.ts'
import { paths } from './paths.ts'

const places: Record<Exclude<NoticeKind, 'verification' | 'pin-link'> | 'choices', string> = {
  'hold-ready': '/akun/pesanan',
  'hold-expiring': '/akun/pesanan',
  'visit-dropped': '/akun/pesanan',
  'due-soon': '/akun/pinjaman',
  overdue: '/akun/pinjaman',
  'card-expiring': '/akun',
  receipt: '/akun/pinjaman',
  welcome: '/akun',
  suggestion: '/akun/usulan',
  choices: paths.choices,
}

/** Where a message leads its reader. */
export const linkTo = (origin: string, kind: NoticeKind | 'choices'): string =>
  origin + (kind === 'verification' || kind === 'pin-link' ? '/akun' : places[kind])
