import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { actorOf } from '#kernel/acting.ts'
import { optionalText, parseForm, requiredText, type FieldErrors } from '#kernel/form.ts'
import { requires, type Env } from '#kernel/web.tsx'
import { requestData } from '../data-requests/requests.ts'
import { addGuardian, endGuardian } from '../family/guardians.ts'
import { relations } from '../members/member-form.ts'
import { showMember, staffMember } from '../members/show-member.tsx'
import { needCodes, saveNeeds } from '../needs/needs.ts'
import type { Acting, PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { CareProblem } from './care-sections.tsx'
import { agree, freePurposes, withdraw } from './change-consent.ts'

const numbered = ':id{[0-9]{1,15}}'
const guardian = ':guardian{[0-9]{1,15}}'

const GuardianForm = v.object({ card: requiredText(32), relation: v.picklist(relations, 'required') })
const PurposeForm = v.object({ purpose: v.picklist(freePurposes, 'required') })
const NeedsForm = v.object({ note: optionalText(500), agreed: v.optional(v.string()) })
const RequestForm = v.object({ kind: v.picklist(['export', 'deletion'], 'required') })

/** Family, consents, help that is needed and requests about data, from the page of a member. */
export const careRoutes = (parts: PatronParts) => {
  const on = careOf(parts)
  return new Hono<Env>()
    .post(paths.guardians(numbered), requires('patrons.edit'), (c) =>
      on(c, 'guardian', async (childId, acting) => {
        const form = parseForm(GuardianForm, await c.req.parseBody())
        if (!form.ok) return form.errors
        const outcome = await addGuardian(c.var.db, { childId, ...form.values }, acting)
        return outcome.ok ? undefined : { card: outcome.refusal }
      }),
    )
    .post(paths.endGuardian(numbered, guardian), requires('patrons.edit'), (c) =>
      on(c, 'guardian', async (childId, acting) => {
        const ending = { childId, guardianId: Number(c.req.param('guardian')) }
        const outcome = await endGuardian(c.var.db, ending, acting)
        return outcome.ok ? undefined : { '': outcome.refusal }
      }),
    )
    .post(paths.consents(numbered), requires('patrons.edit'), (c) =>
      on(c, 'consent', async (patronId, acting) => {
        const form = parseForm(PurposeForm, await c.req.parseBody())
        if (!form.ok) return form.errors
        const change = { patronId, ...form.values, language: c.var.page.language }
        const outcome = await agree(c.var.db, change, acting)
        return outcome.ok ? undefined : { '': outcome.refusal }
      }),
    )
    .post(paths.withdrawal(numbered), requires('patrons.edit'), (c) =>
      on(c, 'consent', async (patronId, acting) => {
        const form = parseForm(PurposeForm, await c.req.parseBody())
        if (!form.ok) return form.errors
        const outcome = await withdraw(c.var, { patronId, ...form.values }, acting)
        return outcome.ok ? undefined : { '': outcome.refusal }
      }),
    )
    .post(paths.needs(numbered), requires('patrons.needs'), (c) =>
      on(c, 'needs', async (patronId, acting) => {
        const body = await c.req.parseBody({ all: true })
        const form = parseForm(NeedsForm, body)
        if (!form.ok) return form.errors
        const ticked = [body['needs'] ?? []].flat()
        const change = {
          patronId,
          needs: needCodes.filter((code) => ticked.includes(code)),
          note: form.values.note,
          agreed: form.values.agreed !== undefined,
          language: c.var.page.language,
        }
        const outcome = await saveNeeds(c.var.db, change, acting)
        return outcome.ok ? undefined : { agreed: outcome.refusal }
      }),
    )
    .post(paths.newDataRequest(numbered), requires('patrons.edit'), (c) =>
      on(c, 'data', async (patronId, acting) => {
        const form = parseForm(RequestForm, await c.req.parseBody())
        if (!form.ok) return form.errors
        await requestData(c.var.db, { patronId, ...form.values }, acting)
        return undefined
      }),
    )
}

type Deed = (patronId: number, acting: Acting) => Promise<FieldErrors | undefined>

/** Does something for the member of the address, and shows the page again: anew, or with what is wrong. */
const careOf = (parts: PatronParts) => async (c: Context<Env>, deed: CareProblem['deed'], act: Deed) => {
  const member = await staffMember(c)
  const errors = await act(member.id, { parts, actor: actorOf(c), now: c.var.now })
  if (!errors) return c.redirect(`${paths.member(member.id)}?tersimpan=1`, 303)
  return c.html(await showMember(c, parts, member, { careProblem: { deed, errors } }), 422)
}
