import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface StoredFile {
  /** SHA-256 of the content, in hex: its name in the store. */
  digest: string
  /** Bytes. */
  size: number
}

/** Keeps files under the digest of their content. A store on S3 can take the place of the one on disk. */
export interface FileStore {
  /** Stores a stream; throws `FileTooLarge` past the limit, and leaves nothing behind then. */
  put(content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>
  /** Undefined when there is no such file. `start` in bytes. */
  read(digest: string, start?: number): Promise<Readable | undefined>
  remove(digest: string): Promise<void>
}

export class FileTooLarge extends Error {}

/** A store in a folder: `ab/cdef…`, each file written aside, synced and renamed, so that none is ever half there. */
export function folderStore(folder: string): FileStore {
  const pathOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest')
    return join(folder, digest.slice(0, 2), digest.slice(2))
  }
  return {
    put: (content, limit) => put(folder, pathOf, content, limit),
    async read(digest, start = 0) {
      const path = pathOf(digest)
      const there = await access(path).then(
        () => true,
        () => false,
      )
      return there ? createReadStream(path, { start }) : undefined
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
  }
}

async function put(
  folder: string,
  pathOf: (digest: string) => string,
  content: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredFile> {
  const waiting = join(folder, 'incoming')
  await mkdir(waiting, { recursive: true })
  const temporary = join(waiting, randomUUID())
  const hash = createHash('sha256')
  try {
    await pipeline(Readable.from(content), measured(hash, limit), createWriteStream(temporary))
    await sync(temporary)
    const digest = hash.digest('hex')
    const path = pathOf(digest)
    await mkdir(join(path, '..'), { recursive: true })
    await rename(temporary, path)
    return { digest, size: (await stat(path)).size }
  } finally {
    await rm(temporary, { force: true })
  }
}

function measured(hash: ReturnType<typeof createHash>, limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length
      hash.update(chunk)
      if (size > limit) next(new FileTooLarge(`more than ${limit} bytes`))
      else next(null, chunk)
    },
  })
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}
