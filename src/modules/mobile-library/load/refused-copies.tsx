import { Notice } from '#design/notice.tsx'
import type { Language } from '#kernel/i18n.ts'
import { blockText, type Block } from '#modules/circulation/index.ts'

export interface RefusedCopy {
  barcode: string
  blocks: readonly Block[]
}

interface RefusedCopiesProps {
  title: string
  refused: readonly RefusedCopy[]
  language: Language
}

/** Scanned copies with which nothing was done, each with why. */
export const RefusedCopies = ({ title, refused, language }: RefusedCopiesProps) =>
  refused.length > 0 ? (
    <Notice kind="problem" title={title}>
      <ul>
        {refused.map(({ barcode, blocks }) => (
          <li>
            {barcode}: {blocks.map((block) => blockText(block, language, 'staff')).join(' ')}
          </li>
        ))}
      </ul>
    </Notice>
  ) : null
