import { audit, type Actor } from '#kernel/audit.ts'
import type { Db } from '#kernel/database.ts'
import type { FileStore } from '#kernel/files.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { checkPicture, openPicture, type PictureRefusal } from '#kernel/picture.ts'
import { giveConsent } from '../consents/give-consent.ts'
import { wordingOf } from '../consents/wordings.ts'
import { forgetFile, setPhoto } from './photo-of.ts'
import { lockMember } from '../members/update-member.ts'

/** Most bytes of an uploaded picture. */
export const largestPhoto = 10 * 1024 * 1024
const fewestPixels = 120
const size = { width: 480, height: 600 }

export type PhotoRefusal = PictureRefusal | 'member-unknown'

/** A face in the shape of a passport picture, as JPEG without anything that the camera noted. */
export async function photoPicture(content: Buffer): Promise<Outcome<Buffer, PictureRefusal>> {
  const checked = await checkPicture(content, fewestPixels)
  if (!checked.ok) return checked
  try {
    return done(
      await openPicture(content)
        .resize({ ...size, fit: 'cover', position: 'top' })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 82 })
        .toBuffer(),
    )
  } catch {
    // The header promised a picture, but the rest is not one.
    return refused('not-a-picture')
  }
}

interface Stores {
  db: Db
  files: FileStore
}

export interface NewPhoto {
  patronId: number
  content: Buffer
}

/** Gives a member a photo in place of an earlier one, with their consent. */
export async function savePhoto(
  { db, files }: Stores,
  { patronId, content }: NewPhoto,
  { actor, now }: { actor: Actor; now: Date },
): Promise<Outcome<undefined, PhotoRefusal>> {
  const picture = await photoPicture(content)
  if (!picture.ok) return picture
  const { digest } = await storePhoto(files, picture.value)
  const outcome = await db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, patronId)
    if (!member) return refused('member-unknown')
    const before = await setPhoto(tx, patronId, digest)
    const wording = wordingOf('photo', member.language === 'en' ? 'en' : 'id')
    await giveConsent(tx, { patronId, purpose: 'photo', wording, givenBy: member.name }, now)
    await audit(tx, actor, { action: 'member.photo-saved', subjectKind: 'member', subjectId: patronId })
    return done(before)
  })
  if (!outcome.ok) return outcome
  await forgetFile({ db, files }, outcome.value)
  return done(undefined)
}

const storePhoto = (files: FileStore, picture: Buffer) => files.put(once(picture), largestPhoto)

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
