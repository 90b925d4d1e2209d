import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '#kernel/config.ts'
import { folderStore } from '#kernel/files.ts'
import { permissionOf } from '#kernel/web.tsx'
import { openVault } from '#modules/patrons/index.ts'
import { searchHere } from '#modules/search/index.ts'
import { testDatabase } from '../test/support/database.ts'
import { testWeb } from '../test/support/web.ts'
import { listModules } from './modules.ts'

const vault = openVault([Buffer.alloc(32, 1)])

test('every route of every module names a permission, and every permission is one that roles can hold', async (t) => {
  const { db } = await testDatabase(t)
  const search = await searchHere(db)
  const parts = { search, files: folderStore('/nowhere'), vault, config: readConfig({ PATRIA_DEV: '1' }) }
  const { app } = await testWeb(db, () => listModules(parts))
  const known = new Set([
    'everyone',
    'member',
    ...listModules(parts).flatMap(({ permissions = [] }) => permissions.map(({ name }) => name)),
  ])

  const named = new Map<string, Set<string>>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const permission = permissionOf(handler)
    named.set(key, (named.get(key) ?? new Set()).add(permission ?? ''))
  }
  assert.ok(named.size > 60, `only ${named.size} routes seen`)
  const nameless = [...named]
    .filter(([, names]) => [...names].every((name) => name === ''))
    .map(([key]) => key)
  assert.deepEqual(nameless, [])
  const unknown = [...named].flatMap(([key, names]) =>
    [...names].filter((name) => name && !known.has(name)).map((name) => `${key}: ${name}`),
  )
  assert.deepEqual(unknown, [])
})

test('strangers are sent to sign in from every staff page, and those without the right are turned away', async (t) => {
  const { db } = await testDatabase(t)
  const search = await searchHere(db)
  const web = await testWeb(db, (files) => listModules({ search, files, vault, config: readConfig({}) }))
  const nobody = await web.staff()
  const paths = web.app.routes
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/staf') && !forStrangers.has(path))
    .map(({ path }) =>
      path.replaceAll(/:[a-z]+(\{.*?\}+)?\??/gi, (_, pattern: string = '') => fitting(pattern)),
    )
  assert.ok(new Set(paths).size > 20)
  for (const path of new Set(paths)) {
    const stranger = await web.stranger.get(path)
    assert.equal(stranger.status, 303, path)
    assert.match(stranger.headers.get('Location') ?? '', /^\/masuk\?kembali=/, path)
    assert.equal((await nobody.get(path)).status, 403, path)
  }
})

/** The page of the first run, and what installs the desk without a network: nothing of anybody. */
const forStrangers = new Set([
  '/staf/pertama',
  '/staf/meja/luring/pekerja.js',
  '/staf/meja/luring/aplikasi.webmanifest',
])

/** Something that a part of a path takes: a number, or letters where it wants those. */
function fitting(pattern: string): string {
  const wanted = new RegExp(`^${pattern.slice(1, -1)}$`)
  return ['1', 'ab', 'umum', 'id'].find((text) => pattern === '' || wanted.test(text)) ?? '1'
}
