import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { testDatabase } from '../../../../test/support/database.ts'
import { sruLibrary } from '../../../../test/support/sru-library.ts'
import { orderAnswers } from './order-answers.ts'
import { searchSources } from './search-sources.ts'
import { usualSource } from './source-form.ts'
import type { SearchKind } from './sru-request.ts'

const { db } = await testDatabase()
const { web } = await sruLibrary(db, 20)
const server = serve({ fetch: web.app.fetch, hostname: '127.0.0.1', port: 0 })
after(() => void server.close())
if (!server.listening) await once(server, 'listening')
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/sru`

for (const version of ['1.1', '1.2', '2.0']) {
  test(`another Patria answers in version ${version} to what a new source proposes`, async () => {
    const source = { ...usualSource, id: 1, name: 'Patria', url, version, timeoutSeconds: 5 }
    const titles = async (kind: SearchKind, text: string) => {
      const answers = await searchSources([source], { kind, text }, true)
      const [answer] = orderAnswers(answers, { kind, text })
      assert.deepEqual(
        [answer?.refusal, answer?.answer?.diagnostics, answer?.answer?.unread],
        [undefined, [], 0],
      )
      return answer?.hits.map(({ description }) => description.title)
    }
    assert.deepEqual(await titles('isbn', '979-97312-3-2'), [
      'Zamrud khatulistiwa : roman keluarga Nusantara',
    ])
    assert.equal((await titles('title', 'zamrud khatulistiwa'))?.length, 3)
    assert.deepEqual(await titles('author', 'Toer zirkonia'), [])
    assert.deepEqual(await titles('isbn', '9786020633176'), [])
  })
}
