import { Notice } from '#design/notice.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { blockText, type Block } from '#modules/circulation/index.ts'
import { accountTexts } from './messages.ts'

/** Why something cannot be done, in words for the member. */
export const Refused = ({
  context,
  blocks,
  title,
}: {
  context: PageContext
  blocks: readonly Block[]
  title?: string
}) => (
  <Notice kind="problem" title={title ?? accountTexts(context.language).refused}>
    {blocks.map((block) => (
      <p>{blockText(block, context.language, 'member')}</p>
    ))}
  </Notice>
)
