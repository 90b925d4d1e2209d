import { Hono, type Context } from 'hono'
import { actorOf } from '#kernel/acting.ts'
import { FileTooLarge, type StoredFile } from '#kernel/files.ts'
import type { Typed } from '#kernel/form.ts'
import { readUpload } from '#kernel/upload.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { mayCount, numbered, sessionOf } from '../acting.ts'
import { stockTakeTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Session } from '../sessions/session.ts'
import { listFiles } from './file.ts'
import { FilesPage } from './files-page.tsx'
import { largestFile, retryFile, takeFile } from './take-file.ts'

type Problem = 'no-file' | 'too-large' | 'not-text' | 'empty' | 'not-a-moment' | 'known' | 'not-under-way'

/** Files of handheld scanners: into the store as they come, then counted in the background. */
export const fileRoutes = new Hono<Env>()
  .get(paths.files(numbered), requires(mayCount), async (c) => c.html(await page(c, await sessionOf(c), {})))
  .post(paths.upload(numbered), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    const { fields, taken, tooLarge } = await readUpload(c, {
      field: 'file',
      limit: largestFile,
      async take(content, name) {
        const stored = await store(c, content.iterator({ destroyOnReturn: false }))
        content.resume()
        return { name, stored }
      },
    })
    const fail = async (problem: Problem) => c.html(await page(c, session, fields, problem), 422)
    if (tooLarge) return fail('too-large')
    if (!taken) return fail('no-file')
    if (typeof taken.stored === 'string') return fail(taken.stored)
    const scannedAt = momentOf(fields['scannedAt'] ?? '', session, c.var.now)
    if (!scannedAt) return fail('not-a-moment')
    const outcome = await takeFile(
      c.var.db,
      session.id,
      {
        stored: taken.stored,
        name: taken.name,
        shelf: (fields['shelf'] ?? '').replaceAll('\0', '').trim().slice(0, 120),
        inOrder: fields['inOrder'] === '1',
        scannedAt,
      },
      { ...actorOf(c), id: c.var.session?.id ?? 0 },
      c.var.now,
    )
    return outcome.ok ? c.redirect(paths.files(session.id), 303) : fail(outcome.refusal)
  })
  .post(paths.fileRetry(numbered, ':file{[0-9]{1,15}}'), requires(mayCount), async (c) => {
    const session = await sessionOf(c)
    if (!(await retryFile(c.var.db, session.id, Number(c.req.param('file'))))) throw notFound()
    return c.redirect(paths.files(session.id), 303)
  })

/** Stores a text file; what is none is not kept. */
async function store(
  c: Context<Env>,
  content: AsyncIterable<Uint8Array>,
): Promise<StoredFile | 'not-text' | 'empty' | 'too-large'> {
  const seen = { binary: false, bytes: 0 }
  try {
    const stored = await c.var.files.put(watched(content, seen), largestFile)
    if (!seen.binary && seen.bytes > 0) return stored
    return seen.binary ? 'not-text' : 'empty'
  } catch (error) {
    if (error instanceof FileTooLarge) return 'too-large'
    if (seen.binary) return 'not-text'
    throw error
  }
}

async function* watched(content: AsyncIterable<Uint8Array>, seen: { binary: boolean; bytes: number }) {
  for await (const part of content) {
    seen.bytes += part.length
    seen.binary ||= part.includes(0)
    if (seen.binary) throw new Error('no text file')
    yield part
  }
}

/** As the library's clock shows it; nothing for just now. Not before the beginning, and not to come. */
function momentOf(text: string, { startedAt }: Session, now: Date): Date | undefined {
  if (text === '') return now
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined
  const moment = new Date(`${text.slice(0, 16)}:00+07:00`)
  if (Number.isNaN(moment.getTime()) || moment > now) return undefined
  return startedAt && moment < startedAt ? startedAt : moment
}

async function page(c: Context<Env>, session: Session, typed: Typed, problem?: Problem) {
  const files = await listFiles(c.var.db, session.id)
  const words = stockTakeTexts(c.var.page.language).counting.file.problems
  const field = problem === 'not-a-moment' ? 'scannedAt' : 'file'
  const errors = problem ? { [field]: words[problem] } : {}
  return <FilesPage context={c.var.page} {...{ session, files, typed, errors }} />
}
