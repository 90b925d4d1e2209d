import assert from 'node:assert/strict'
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { choosePlace } from './place.ts'

const folder = mkdtempSync(join(tmpdir(), 'patria-place-'))
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true, force: true }))
const onlyForRoot = process.getuid?.() === 0 ? false : 'only root has to hand the database to another account'
const onlyForOthers = process.getuid?.() === 0 ? 'root does not keep the database to itself' : false

test('root gives the database to an account of its own', { skip: onlyForRoot }, async () => {
  const data = makeFolder('open', 0o755)
  const place = await choosePlace(data, join(folder, 'spare'), () => {})
  assert.equal(place.folder, join(data, 'postgres'))
  assert.notEqual(place.account?.uid, 0)
  assert.equal(statSync(place.folder).uid, place.account?.uid)
})

test(
  'a data folder closed to that account is left for the spare folder, and says so',
  { skip: onlyForRoot },
  async () => {
    const data = makeFolder('closed', 0o700)
    const said: string[] = []
    const place = await choosePlace(data, join(folder, 'spare'), (message) => said.push(message))
    assert.ok(place.folder.startsWith(join(folder, 'spare', 'closed-')))
    assert.ok(lstatSync(join(data, 'postgres')).isSymbolicLink())
    assert.match(said.join(), /so the database goes to/)
    const again = await choosePlace(data, join(folder, 'spare'), () => {})
    assert.equal(again.folder, place.folder)
  },
)

test(
  'a database that began as an ordinary user keeps its owner under root',
  { skip: onlyForRoot },
  async () => {
    const data = makeFolder('inherited', 0o755)
    for (const path of [data, join(data, 'postgres'), join(data, 'postgres', 'cluster')]) {
      mkdirSync(path, { recursive: true })
      chownSync(path, 12_345, 12_345)
    }
    const place = await choosePlace(data, join(folder, 'spare'), () => {})
    assert.equal(place.account?.uid, 12_345)
  },
)

test('a backup that root put back is handed to the database account', { skip: onlyForRoot }, async () => {
  const data = makeFolder('restored', 0o755)
  mkdirSync(join(data, 'postgres', 'cluster'), { recursive: true })
  const place = await choosePlace(data, join(folder, 'spare'), () => {})
  assert.equal(statSync(place.cluster).uid, place.account?.uid)
})

test('an ordinary user keeps the database in the data folder', { skip: onlyForOthers }, async () => {
  const data = makeFolder('own', 0o700)
  const place = await choosePlace(data, join(folder, 'spare'), () => {})
  assert.equal(place.folder, join(data, 'postgres'))
  assert.equal(place.account, undefined)
})

function makeFolder(name: string, mode: number): string {
  const made = join(folder, name)
  mkdirSync(made)
  chmodSync(made, mode)
  return made
}
