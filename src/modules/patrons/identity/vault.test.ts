import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ConfigError, readConfig } from '#kernel/config.ts'
import { readSecretKeys } from '#kernel/secret-keys.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findPatron } from '../find-patron.ts'
import { registerPatron } from '../register-patron.ts'
import { identityDigests, isIdentity, masked, sealIdentity } from './identity.ts'
import { nikWarnings, readNik } from './nik.ts'
import { resealOld } from './reseal.ts'
import { openVault } from './vault.ts'

const [older, newer] = [randomBytes(32), randomBytes(32)]
const nik = '3572014107040003'

test('what is sealed is read again only with its key, and never twice the same', () => {
  const vault = openVault([older])
  const [one, two] = [vault.seal(nik), vault.seal(nik)]
  assert.notDeepEqual(one.sealed, two.sealed)
  assert.deepEqual(one.digest, two.digest)
  assert.equal(vault.open(one.sealed), nik)
  assert.ok(!one.sealed.includes(nik))
  assert.throws(() => openVault([newer]).open(one.sealed))
  const changed = Buffer.from(one.sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  assert.throws(() => vault.open(changed))
})

test('a new key in front seals, the older one still opens', () => {
  const { sealed } = openVault([older]).seal(nik)
  const rotated = openVault([newer, older])
  assert.equal(rotated.open(sealed), nik)
  assert.equal(rotated.isCurrent(sealed), false)
  assert.ok(rotated.isCurrent(rotated.seal(nik).sealed))
  assert.equal(rotated.digestsOf(nik).length, 2)
})

test('a mark is that of its text and of this installation', () => {
  const vault = openVault([older])
  assert.ok(vault.isSigned('formulir', vault.sign('formulir')))
  assert.ok(!vault.isSigned('formulir lain', vault.sign('formulir')))
  assert.ok(!openVault([newer]).isSigned('formulir', vault.sign('formulir')))
  assert.ok(!vault.isSigned('formulir', ''))
})

test('after a change of keys everything is sealed anew at the next start', async (t) => {
  const { db } = await testDatabase(t)
  const id = await registerPatron(db, { cardNumber: 'A-100', name: 'Siti', pin: '123456' })
  const before = sealIdentity(openVault([older]), 'nik', nik)
  await db.updateTable('patrons.patrons').set(before).where('id', '=', id).execute()
  const rotated = openVault([newer, older])
  assert.equal(await resealOld(db, rotated), 1)
  assert.equal(await resealOld(db, rotated), 0)
  const row = await db
    .selectFrom('patrons.patrons')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const fresh = openVault([newer])
  assert.equal(fresh.open(row.identitySealed ?? Buffer.alloc(0)), nik)
  assert.ok(identityDigests(fresh, nik).some((digest) => row.identityDigest?.equals(digest)))
  assert.ok(await findPatron(db, id))
})

test('the key file is made once, for its owner only, and a broken one is refused with words', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'patria-key-'))
  t.after(() => rm(folder, { recursive: true }))
  const config = readConfig({ PATRIA_DATA: folder })
  const [first, again] = await Promise.all([readSecretKeys(config), readSecretKeys(config)])
  assert.deepEqual(first, again)
  assert.equal((await stat(join(folder, 'patria.key'))).mode & 0o777, 0o600)
  await writeFile(join(folder, 'patria.key'), 'pendek\n')
  await assert.rejects(readSecretKeys(config), ConfigError)
  const keys = [newer, older].map((key) => key.toString('base64')).join(',')
  assert.deepEqual(await readSecretKeys(readConfig({ PATRIA_KEY: keys })), [newer, older])
})

test('a NIK tells place, birth and sex', () => {
  assert.deepEqual(readNik(nik, '2026-11-27'), {
    district: '35.72.01',
    birthDate: '2004-07-01',
    sex: 'perempuan',
  })
  assert.equal(readNik('3572013112450001', '2026-11-27')?.birthDate, '1945-12-31')
  assert.equal(readNik('3572013102040003', '2026-11-27'), undefined)
  assert.equal(readNik('357201410704000', '2026-11-27'), undefined)
})

test('what does not fit a NIK is a warning', () => {
  const places = { today: '2026-11-27', isDistrict: (code: string) => code === '35.72.01' }
  const fitting = { birthDate: '2004-07-01', sex: 'perempuan' }
  assert.deepEqual(nikWarnings(nik, fitting, places), [])
  assert.deepEqual(nikWarnings(nik, { birthDate: null, sex: null }, places), [])
  assert.deepEqual(nikWarnings(nik, { birthDate: '2005-07-01', sex: 'laki-laki' }, places), [
    'birth-date-differs',
    'sex-differs',
  ])
  assert.deepEqual(nikWarnings('9999014107040003', fitting, places), ['place-unknown'])
})

test('an identity is shown masked and compared without its signs', () => {
  assert.equal(masked(nik), '3572••••••••0003')
  assert.equal(masked('C1234'), '•••34')
  assert.ok(isIdentity('nik', '3572 0141 0704 0003') && !isIdentity('nik', '123'))
  const vault = openVault([older])
  const kia = sealIdentity(vault, 'kia', nik)
  assert.ok(identityDigests(vault, '3572-0141-0704-0003').some((digest) => digest.equals(kia.identityDigest)))
})
