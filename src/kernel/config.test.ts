import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

test('without settings Patria serves this machine on port 3000 with all roles', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 3000)
  assert.deepEqual(config.roles, ['web', 'sip2', 'jobs'])
  assert.equal(config.demo, true)
})

test('an empty setting is no setting', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).port, 3000)
})

test('titles are known by the domain of the site, unless told otherwise', () => {
  assert.equal(readConfig({}).repositoryId, 'perpustakaan.blitarkota.go.id')
  const config = readConfig({ PATRIA_ORIGIN: 'https://pustaka.example.id' })
  assert.equal(config.repositoryId, 'pustaka.example.id')
  assert.equal(config.adminEmail, 'admin@pustaka.example.id')
  const told = readConfig({ PATRIA_OAI_ID: 'lama.example.id', PATRIA_ADMIN_EMAIL: 'ani@example.id' })
  assert.equal(told.repositoryId, 'lama.example.id')
  assert.equal(told.adminEmail, 'ani@example.id')
})

for (const [settings, words] of [
  [{ PORT: 'tiga ribu' }, /PORT must be a port number.*PORT=3000/],
  [{ PORT: '70000' }, /PORT must be a port number/],
  [{ SIP2_TLS_PORT: 'tls' }, /SIP2_TLS_PORT must be a port number.*SIP2_TLS_PORT=6443/],
  [{ SIP2_TLS_KEY: '/etc/kunci' }, /needs SIP2_TLS_PORT, SIP2_TLS_KEY and SIP2_TLS_CERT together/],
  [{ SIP2_TELNET_PORT: '99999' }, /SIP2_TELNET_PORT must be a port number/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like postgres:/],
  [{ PATRIA_ROLES: 'web,sip3' }, /does not know "sip3"/],
  [{ PATRIA_DEMO: 'no' }, /PATRIA_DEMO must be 0/],
  [{ PATRIA_REQUESTS_PER_MINUTE: 'few' }, /PATRIA_REQUESTS_PER_MINUTE must be a whole number/],
  [{ PATRIA_SEARCH_THREADS: '17' }, /PATRIA_SEARCH_THREADS must be a whole number from 0 to 16/],
  [{ PATRIA_OAI_ID: '127.0.0.1' }, /PATRIA_OAI_ID must be a domain name/],
  [{ PATRIA_ADMIN_EMAIL: 'ani' }, /PATRIA_ADMIN_EMAIL must look like/],
  [{ PATRIA_ORIGIN: 'perpustakaan.id' }, /PATRIA_ORIGIN must look like https:/],
] as const) {
  test(`a wrong ${Object.keys(settings)[0]} says what to write instead`, () => {
    assert.throws(
      () => readConfig(settings),
      (error) => error instanceof ConfigError && words.test(error.message),
    )
  })
}
