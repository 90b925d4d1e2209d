import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { useTexts } from './language.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'problem'

const icons: Record<NoticeKind, IconName> = {
  info: 'info',
  success: 'check',
  warning: 'alert',
  problem: 'stop',
}

export interface NoticeProps {
  children: Child
  kind?: NoticeKind
  title?: string
}

/** Says what happened; problems interrupt screen readers, the rest waits its turn. */
export const Notice = ({ children, kind = 'info', title }: NoticeProps) => {
  const texts = useTexts()
  return (
    <div class="notice" data-kind={kind} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} />
      <div class="notice-body">
        {title ? <strong>{title}</strong> : <span class="visually-hidden">{texts.notice[kind]}: </span>}
        {children}
      </div>
    </div>
  )
}
