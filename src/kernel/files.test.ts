import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { text } from 'node:stream/consumers'
import { FileTooLarge, folderStore } from './files.ts'

async function* pieces(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part)
}

test('the file store', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'patria-files-'))
  const store = folderStore(folder)
  try {
    await t.test('keeps content under its digest, the same content once', async () => {
      const digest = createHash('sha256').update('bumi manusia').digest('hex')
      assert.deepEqual(await store.put(pieces('bumi ', 'manusia'), 100), { digest, size: 12 })
      assert.deepEqual(await store.put(pieces('bumi manusia'), 100), { digest, size: 12 })
      const file = await store.read(digest, 5)
      assert.equal(file && (await text(file)), 'manusia')
    })

    await t.test('refuses what is too large and leaves nothing behind', async () => {
      await assert.rejects(store.put(pieces('x'.repeat(60), 'x'.repeat(60)), 100), FileTooLarge)
      assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
    })

    await t.test('has no file of another name, and no path is a digest', async () => {
      assert.equal(await store.read('0'.repeat(64)), undefined)
      await assert.rejects(store.read('../../etc/passwd'), /not a digest/)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
