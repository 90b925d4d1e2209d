import type { PageContext } from '#kernel/page-context.ts'
import { accountTexts } from './messages.ts'
import type { Whose } from './whose.ts'

interface FamilySwitchProps {
  context: PageContext
  whose: Whose
  hrefOf(child: number | undefined): string
}

/** For who answers for children: whose page this is, and the others of the family. */
export const FamilySwitch = ({ context, whose, hrefOf }: FamilySwitchProps) => {
  if (whose.children.length === 0) return null
  const t = accountTexts(context.language)
  const people = [{ id: undefined, name: t.mine }, ...whose.children]
  return (
    <nav aria-label={t.family}>
      <ul class="chips" role="list">
        {people.map(({ id, name }) => (
          <li>
            <a class="chip" href={hrefOf(id)} aria-current={id === whose.child?.id ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
