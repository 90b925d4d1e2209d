import { Button } from '#design/button.tsx'
import { TextField } from '#design/field.tsx'
import { Notice } from '#design/notice.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import {
  blockText,
  explainPath,
  overridePermissions,
  type Block,
  type BlockCode,
} from '#modules/circulation/index.ts'
import { patronPaths } from '#modules/patrons/index.ts'
import { Hidden } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface RefusalProps {
  context: PageContext
  blocks: readonly Block[]
  /** Title of the copy concerned, where it is known. */
  title?: string
  member?: { id: number; cardNumber: string | null }
  barcode?: string
  recordId?: number
  /** The form that asks once more, with the blocks overridden. */
  again?: { action: string; fields: Record<string, string | number> }
  /** An override was sent without a reason. */
  reasonMissing?: boolean
}

/** Problems in words, each with the button that solves it. */
export const Refusal = (props: RefusalProps) => {
  const { context, blocks, title } = props
  const t = deskTexts(context.language).refused
  return (
    <Notice kind="problem" title={title ? t.title(title) : t.titlePlain}>
      <ul class="desk-blocks">
        {blocks.map((block) => (
          <li>
            {blockText(block, context.language, 'staff')} <Solution {...props} block={block} />
          </li>
        ))}
      </ul>
      <Explained {...props} />
      <ReturnFirst {...props} />
      <OverrideForm {...props} />
    </Notice>
  )
}

const money = (id: number) => `/staf/anggota/${id}/uang`

const Solution = ({ context, block, member }: RefusalProps & { block: Block }) => {
  const t = deskTexts(context.language).refused
  const solved: Partial<Record<BlockCode, { href: string; label: string }>> = {
    ...(member
      ? {
          'owes-too-much': { href: money(member.id), label: t.pay },
          'member-expired': { href: patronPaths.renewal(member.id), label: t.renewMembership },
        }
      : {}),
    'card-unknown': { href: patronPaths.newMember, label: t.newMember },
    'item-kept-for-another': { href: paths.shelf, label: t.shelf },
  }
  const way = solved[block.code]
  return way ? <a href={way.href}>{way.label}</a> : null
}

/** Where rules said no, they can be read. */
const Explained = ({ context, blocks, member, barcode }: RefusalProps) => {
  const byRule: BlockCode[] = ['limit-reached', 'item-not-for-loan', 'renewal-never', 'holds-not-taken']
  if (!blocks.some(({ code }) => byRule.includes(code))) return null
  if (!context.viewer?.permissions.has('circulation.rules')) return null
  return (
    <p>
      <a href={explainPath({ card: member?.cardNumber ?? undefined, barcode })}>
        {deskTexts(context.language).refused.explain}
      </a>
    </p>
  )
}

/** A copy that is still on loan to somebody is in hand: it came back unnoticed. */
const ReturnFirst = ({ context, blocks, again }: RefusalProps) => {
  if (!again || !blocks.some(({ code }) => code === 'item-on-loan')) return null
  return (
    <form method="post" action={again.action}>
      <Hidden fields={{ ...again.fields, lalu: 'kembalikan' }} />
      <Button kind="primary">{deskTexts(context.language).refused.returnFirst}</Button>
    </form>
  )
}

const OverrideForm = ({ context, blocks, again, reasonMissing }: RefusalProps) => {
  const permissions = context.viewer?.permissions
  const mayAll = blocks.every(({ code }) => permissions?.has(overridePermissions[code] ?? ''))
  if (!again || !mayAll || blocks.length === 0) return null
  const t = deskTexts(context.language).refused
  return (
    <form method="post" action={again.action} class="desk-override">
      <Hidden fields={{ ...again.fields, lewati: blocks.map(({ code }) => code).join(',') }} />
      <TextField
        name="alasan"
        label={t.reason}
        hint={t.reasonHint}
        error={reasonMissing ? t.reasonNeeded : undefined}
        maxlength={300}
      />
      <Button>{t.override}</Button>
    </form>
  )
}
