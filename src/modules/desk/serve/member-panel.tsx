import { ButtonLink } from '#design/button.tsx'
import { DescriptionList } from '#design/description-list.tsx'
import { formatNumber, formatRupiah } from '#design/format.ts'
import { balanceOf, listOpenHolds, listOpenLoans } from '#modules/circulation/index.ts'
import type { MemberPanel } from '#modules/patrons/index.ts'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayLend } from '../permissions.ts'

/** On the page of a member: how much they have and owe, and the way to serve them. */
export const memberPanel: MemberPanel = {
  name: 'pinjaman',
  permission: mayLend,
  async draw(c, patronId) {
    const { db, now, page } = c.var
    const { language } = page
    const t = deskTexts(language).panel
    const [loans, holds, balance] = await Promise.all([
      listOpenLoans(db, patronId, now),
      listOpenHolds(db, patronId, now),
      balanceOf(db, patronId),
    ])
    const late = loans.filter(({ overdue }) => overdue).length
    const ready = holds.filter(({ standing }) => standing === 'ready').length
    return (
      <section class="stack" aria-label={t.title}>
        <DescriptionList
          entries={[
            [
              t.loans,
              [formatNumber(loans.length, language), late > 0 && t.late(late)].filter(Boolean).join(', '),
            ],
            [
              t.holds,
              [formatNumber(holds.length, language), ready > 0 && t.ready(ready)].filter(Boolean).join(', '),
            ],
            [t.owed, formatRupiah(balance.owed)],
          ]}
        />
        <p>
          <ButtonLink href={paths.member(patronId)}>{t.serve}</ButtonLink>
        </p>
      </section>
    )
  },
}
