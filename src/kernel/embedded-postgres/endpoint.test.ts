import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseEndpoint, connectionUrl } from './endpoint.ts'

const login = { user: 'patria', password: '-a_b', database: 'patria' }

test('a short and plain folder gets a local socket', { skip: process.platform === 'win32' }, async () => {
  assert.deepEqual(await chooseEndpoint('/srv/patria/postgres'), {
    kind: 'socket',
    folder: '/srv/patria/postgres',
    port: 5432,
  })
})

test('a folder too deep for a socket, or one with a comma, gets a free port', async () => {
  for (const folder of [`/srv/${'perpustakaan/'.repeat(9)}postgres`, '/srv/a,b/postgres']) {
    const endpoint = await chooseEndpoint(folder)
    assert.equal(endpoint.kind, 'tcp')
    assert.ok(endpoint.port > 1024)
  }
})

test('addresses can be read as URLs', () => {
  const socket = new URL(connectionUrl({ kind: 'socket', folder: '/srv/patria/postgres', port: 5432 }, login))
  assert.equal(socket.searchParams.get('host'), '/srv/patria/postgres')
  assert.equal(socket.pathname, '/patria')
  const tcp = connectionUrl({ kind: 'tcp', port: 40_000 }, login)
  assert.equal(tcp, 'postgres://patria:-a_b@127.0.0.1:40000/patria')
})
