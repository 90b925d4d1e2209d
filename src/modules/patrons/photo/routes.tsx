import { buffer } from 'node:stream/consumers'
import { Hono } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { cardTexts } from '../cards/messages.ts'
import { withdraw } from '../consents/change-consent.ts'
import { noteMembersSeen } from '../members/note-views.ts'
import { showMember, staffMember } from '../members/show-member.tsx'
import type { PatronParts } from '../parts.ts'
import { paths } from '../paths.ts'
import { largestPhoto, savePhoto } from './save-photo.ts'

const numbered = ':id{[0-9]{1,15}}'

/** Photos of members: for staff only, and kept with consent. */
export const photoRoutes = (parts: PatronParts) =>
  new Hono<Env>()
    .get(paths.photo(numbered), requires('patrons.view'), async (c) => {
      const { id, photoDigest } = await staffMember(c)
      const content = photoDigest ? await c.var.files.read(photoDigest) : undefined
      if (!content) throw notFound()
      await noteMembersSeen(c, [id])
      c.header('Content-Type', 'image/jpeg')
      return c.body(new Uint8Array(await buffer(content)))
    })
    .post(paths.photoUpload(numbered), requires('patrons.edit'), async (c) => {
      const member = await staffMember(c)
      const upload = await readUpload(c, { field: 'photo', limit: largestPhoto, take: buffer })
      const { refusals } = cardTexts(c.var.page.language)
      const refuse = async (photoProblem: string) =>
        c.html(await showMember(c, parts, member, { photoProblem }), 422)
      if (upload.tooLarge) return refuse(refusals['too-large'])
      if (!upload.taken) return refuse(refusals.required)
      const photo = { patronId: member.id, content: upload.taken }
      const outcome = await savePhoto(c.var, photo, { actor: actorOf(c), now: c.var.now })
      return outcome.ok
        ? c.redirect(`${paths.member(member.id)}?tersimpan=1`, 303)
        : refuse(refusals[outcome.refusal])
    })
    .post(paths.photoRemoval(numbered), requires('patrons.edit'), async (c) => {
      const member = await staffMember(c)
      const change = { patronId: member.id, purpose: 'photo' } as const
      await withdraw(c.var, change, { actor: actorOf(c), now: c.var.now })
      return c.redirect(`${paths.member(member.id)}?tersimpan=1`, 303)
    })
