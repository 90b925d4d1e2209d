import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSocket } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { missingProgram } from '../../../../test/support/outside-program.ts'
import { marcText } from '../../../../test/support/marc-text.ts'
import { writeMarcxml } from '../marc/write-marcxml.ts'
import { isPrivateAddress } from './private-address.ts'
import { searchSources } from './search-sources.ts'
import { sruAddress, type SruSource } from './sru-request.ts'
import { asOwnRecord } from './take-over.ts'

const record = marcText('001 77\n003 ID-JAV\n245 10 $a Ronggèng Dukuh Paruk – naskah\n990 ## $a rak 3')
const answer = (data: string, more = '') =>
  `<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version>
   <zs:numberOfRecords>12</zs:numberOfRecords><zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema>
   <zs:recordData>${data}</zs:recordData></zs:record></zs:records>${more}</zs:searchRetrieveResponse>`
const xml = writeMarcxml(record)
const escaped = xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const asked: string[] = []

const pages: Record<string, (response: ServerResponse) => void> = {
  '/good': (response) => response.end(answer(xml)),
  '/packed': (response) => response.end(answer(escaped)),
  '/latin': (response) =>
    response.end(
      Buffer.from(
        `<?xml version="1.0" encoding="windows-1252"?>${answer(xml)}`
          .replace('–', '\u0096')
          .replace('’', '\u0092'),
        'latin1',
      ),
    ),
  '/refuses': (response) =>
    response.end(
      `<searchRetrieveResponse><numberOfRecords>0</numberOfRecords><diagnostics><diagnostic>
       <message>Unsupported index</message></diagnostic></diagnostics></searchRetrieveResponse>`,
    ),
  '/page': (response) => response.end('<html><body>Selamat datang</body></html>'),
  '/moved': (response) => response.writeHead(302, { Location: '/good' }).end(),
  '/huge': (response) => {
    const part = 'x'.repeat(1 << 20)
    const send = () => !response.destroyed && response.write(part, send)
    send()
  },
  '/silent': () => undefined,
}
const server = createServer((request: IncomingMessage, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  asked.push(searchParams.get('query') ?? '')
  pages[pathname]?.(response)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
after(() => {
  server.closeAllConnections()
  server.close()
})
const portOf = (address: ReturnType<typeof server.address>) =>
  typeof address === 'object' && address ? address.port : 0
const origin = `http://127.0.0.1:${portOf(server.address())}`

const source = (path: string, more: Partial<SruSource> = {}): SruSource => ({
  id: 1,
  name: 'Perpustakaan lain',
  url: path.startsWith('http') ? path : origin + path,
  version: '1.1',
  recordSchema: 'marcxml',
  isbnIndex: 'bath.isbn',
  titleIndex: 'dc.title',
  authorIndex: 'dc.creator',
  timeoutSeconds: 1,
  ...more,
})
const search = async (...paths: string[]) =>
  searchSources(
    paths.map((path) => source(path)),
    { kind: 'isbn', text: '979-3062-79-7' },
    true,
  )

test('records come as XML, as text and in an old character set', async () => {
  for (const found of await search('/good', '/packed')) {
    assert.deepEqual([found.refusal, found.answer?.total], [undefined, 12])
    assert.deepEqual(found.answer?.records[0]?.fields, record.fields)
  }
  const [latin] = await search('/latin')
  assert.deepEqual(latin?.answer?.records[0]?.fields, record.fields)
  assert.equal(asked[0], 'bath.isbn="9789793062792" or bath.isbn="9793062797"')
})

test('each server that cannot answer says why, within its time, and holds up no other', async () => {
  const closed = createSocket().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const nobody = `http://127.0.0.1:${portOf(closed.address())}/`
  closed.close()
  await once(closed, 'close')
  const begun = performance.now()
  const found = await search(
    '/good',
    '/silent',
    nobody,
    '/page',
    '/moved',
    '/huge',
    '/refuses',
    'http://nama.invalid/',
  )
  assert.ok(performance.now() - begun < 3000)
  assert.deepEqual(
    found.map(({ refusal }) => refusal),
    [
      undefined,
      'timed-out',
      'unreachable',
      'not-sru',
      'answered-badly',
      'too-large',
      undefined,
      'unreachable',
    ],
  )
  assert.ok((found[0]?.took ?? 9999) < 900)
  assert.deepEqual(found[6]?.answer?.diagnostics, ['Unsupported index'])
})

test('servers of this machine and its network are not asked unless that is allowed', async () => {
  const before = asked.length
  for (const url of [
    `${origin}/good`,
    origin.replace('127.0.0.1', 'localhost'),
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
  ]) {
    const [found] = await searchSources([source(url)], { kind: 'title', text: 'a' }, false)
    assert.equal(found?.refusal, 'address-private', url)
  }
  assert.equal(asked.length, before)
  for (const address of [
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '0.0.0.0',
    'x',
  ])
    assert.ok(isPrivateAddress(address), address)
  for (const address of ['8.8.8.8', '2606:4700::1111', '172.32.0.1'])
    assert.ok(!isPrivateAddress(address), address)
})

test('nothing that is typed leaves its quotation marks', () => {
  const address = sruAddress(source('/x?db=1'), 'title', 'a" or dc.title="*', 5)
  assert.equal(address.searchParams.get('query'), 'dc.title all "a\\" or dc.title=\\"\\*"')
  assert.equal(address.searchParams.get('db'), '1')
  assert.equal(
    sruAddress(source('/x', { version: '2.0' }), 'title', 'a', 5).searchParams.has('operation'),
    false,
  )
})

test('a record taken over keeps its origin and leaves what belongs to the other library', () => {
  assert.deepEqual(
    asOwnRecord(record).fields,
    marcText('035 ## $a (ID-JAV)77\n245 10 $a Ronggèng Dukuh Paruk – naskah').fields,
  )
})

test('the test server of the YAZ toolkit answers', { skip: missingProgram('yaz-client') }, async () => {
  const port = 21000 + (process.pid % 9000)
  const ztest = spawn('yaz-ztest', [`tcp:127.0.0.1:${port}`], { stdio: 'ignore' })
  after(() => ztest.kill())
  const target = source(`http://127.0.0.1:${port}/Default`, { recordSchema: '' })
  const ask = () => searchSources([target], { kind: 'title', text: 'computer' }, true)
  let [found] = await ask()
  for (let tries = 0; tries < 50 && found?.refusal; tries += 1) {
    await wait(100)
    ;[found] = await ask()
  }
  assert.equal(found?.refusal, undefined)
  assert.ok((found?.answer?.total ?? 0) > 0)
  assert.equal(found?.answer?.records[0]?.fields.find(({ tag }) => tag === '245')?.tag, '245')
})
