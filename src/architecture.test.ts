import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { test } from 'node:test'

/** What each part may import and whose tables it may read. The map of the whole system. */
const mayUse: Record<string, string[]> = {
  kernel: [],
  design: ['kernel'],
  staff: ['kernel', 'design'],
  branches: ['kernel', 'design'],
  patrons: ['kernel', 'design', 'branches'],
  'sign-in': ['kernel', 'design', 'staff', 'patrons'],
  catalogue: ['kernel', 'design', 'staff', 'branches'],
  circulation: ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue'],
  acquisition: ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue'],
  'stock-take': ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue', 'circulation'],
  search: ['kernel', 'design', 'branches', 'catalogue', 'circulation'],
  portal: ['kernel', 'design', 'branches', 'catalogue', 'circulation', 'search'],
  desk: ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue', 'circulation', 'search'],
  'mobile-library': ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue', 'circulation'],
  'bulk-loans': ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue', 'circulation'],
  notifications: [
    'kernel',
    'design',
    'staff',
    'branches',
    'patrons',
    'catalogue',
    'circulation',
    'mobile-library',
    'acquisition',
  ],
  visitors: ['kernel', 'design', 'staff', 'branches', 'patrons', 'machines', 'kiosk'],
  clearance: ['kernel', 'design', 'staff', 'branches', 'patrons', 'catalogue', 'circulation'],
  account: [
    'kernel',
    'design',
    'branches',
    'patrons',
    'catalogue',
    'circulation',
    'notifications',
    'sign-in',
    'kiosk',
  ],
  machines: ['kernel', 'design', 'staff', 'branches'],
  kiosk: [
    'kernel',
    'design',
    'staff',
    'branches',
    'patrons',
    'catalogue',
    'circulation',
    'notifications',
    'machines',
  ],
  protocols: ['kernel', 'design', 'branches', 'patrons', 'catalogue', 'circulation', 'search', 'machines'],
  demonstration: [
    'kernel',
    'design',
    'staff',
    'branches',
    'patrons',
    'catalogue',
    'acquisition',
    'circulation',
    'notifications',
    'clearance',
    'stock-take',
    'visitors',
    'search',
    'portal',
    'machines',
    'kiosk',
    'protocols',
    'mobile-library',
    'bulk-loans',
  ],
}
const everything = Object.keys(mayUse)
const notModules = new Set(['kernel', 'design', 'protocols', 'demonstration'])

/** Files directly in `src/` put the parts together and may use them all. */
const ownerOf = (file: string) =>
  file.match(/^src\/modules\/([\w-]+)\//)?.[1] ??
  file.match(/^src\/(kernel|design|protocols|demonstration)\//)?.[1] ??
  ''
const isModule = (name: string) => name in mayUse && !notModules.has(name)

const sources = globSync('src/**/*.{ts,tsx,sql}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.includes('.test.'))

test('the architecture test sees the code', () => {
  assert.ok(sources.length > 100)
  assert.ok(importsOf('src/modules/a/b.ts', "import x from '#kernel/web.tsx'").includes('src/kernel/web.tsx'))
  assert.deepEqual(schemasOf("db.selectFrom('catalogue.items')"), ['catalogue'])
  assert.deepEqual(schemasOf('select 1 from staff.accounts accounts'), ['staff'])
})

test('every file of the source tree belongs to a room of the map', () => {
  const lost = sources.filter((file) => ownerOf(file) === '' && /^src\/[^/]+\//.test(file))
  assert.deepEqual(lost, [])
  const unmapped = sources.filter((file) => ownerOf(file) !== '' && !(ownerOf(file) in mayUse))
  assert.deepEqual(unmapped, [])
})

test('no part imports or reads the tables of another that the map does not allow', () => {
  assert.deepEqual(sources.flatMap(violationsOf), [])
})

function violationsOf(file: string): string[] {
  const owner = ownerOf(file)
  const allowed = owner === '' ? everything : [owner, ...(mayUse[owner] ?? [])]
  const text = readFileSync(file, 'utf8')
  const imports = importsOf(file, text).flatMap((path) => {
    const used = ownerOf(path)
    if (used === '' && owner !== '') return [`${file} must not import ${path}`]
    if (used !== '' && !allowed.includes(used)) return [`${file} must not import ${path}`]
    const past = isModule(used) && used !== owner && !/\/index\.tsx?$/.test(path)
    return past ? [`${file} must enter ${used} through its index.ts, not ${path}`] : []
  })
  const tables = schemasOf(text)
    .filter((schema) => !allowed.includes(schema))
    .map((schema) => `${file} must not touch tables of ${schema}`)
  return [...imports, ...tables]
}

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([#.][^'"]+)['"]/g)].map(([, path = '']) =>
    path.startsWith('#') ? path.replace('#', 'src/') : join(dirname(file), path),
  )
}

/** Tables named in query-builder calls, and after from/join/into/update/references/on in SQL text. */
function schemasOf(text: string): string[] {
  const calls = [...text.matchAll(/(?:From|Into|Join|Table|using)\(([^)]*)/g)]
  const built = calls.flatMap(([, names = '']) => [...names.matchAll(/['"]([a-z_]+)\./g)])
  const written = text.matchAll(/\b(?:from|join|into|update|references|table|on)\s+([a-z_]+)\.[a-z_]+/gi)
  return [...built, ...written].map((found) => found[1] ?? '').filter(isModule)
}
