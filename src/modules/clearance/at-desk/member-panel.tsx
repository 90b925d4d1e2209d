import { ButtonLink } from '#design/button.tsx'
import { findPatron, type MemberPanel } from '#modules/patrons/index.ts'
import { clearanceTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { mayIssue } from '../permissions.ts'

/** On the page of a member: the way to a clearance letter. */
export const clearancePanel: MemberPanel = {
  name: 'bebas-pustaka',
  permission: mayIssue,
  async draw(c, patronId) {
    const member = await findPatron(c.var.db, patronId)
    if (!member?.cardNumber) return ''
    const t = clearanceTexts(c.var.page.language).staff
    return (
      <p>
        <ButtonLink href={paths.newLetterFor(member.cardNumber)}>{t.panel}</ButtonLink>
      </p>
    )
  },
}
