import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAddressOrNetwork, mayComeFrom, profileOf } from './profile.ts'
import { readForm, typedOf } from './read-form.ts'
import { inOtherWords } from './screen-words.ts'

test('what the form shows it also reads', () => {
  const profile = profileOf({
    institution: 'PKB',
    encoding: 'cp850',
    allowFrom: ['10.0.0.0/8', '::1'],
    screenTexts: [{ text: 'Terima kasih*', instead: 'Suwun' }],
    bins: { shelf: '1', staff: '9' },
    hidden: ['BD', 'AE'],
    messages: ['11', '09'],
  })
  const form = readForm(typedOf(profile))
  assert.ok(form.ok)
  assert.deepEqual(
    { ...form.values, hidden: form.values.hidden.toSorted(), messages: form.values.messages.toSorted() },
    { ...profile, hidden: profile.hidden.toSorted(), messages: profile.messages.toSorted() },
  )
})

test('names the field that is wrong', () => {
  const typed = typedOf(profileOf({}))
  const errors = (change: Record<string, string>) => {
    const form = readForm({ ...typed, ...change })
    return form.ok ? {} : form.errors
  }
  assert.deepEqual(errors({ allowFrom: '10.0.0.0/33' }), { allowFrom: 'allowFrom' })
  assert.deepEqual(errors({ screenTexts: 'tanpa tanda' }), { screenTexts: 'screenTexts' })
  assert.deepEqual(errors({ idleMinutes: 'lama', width: '999' }), {
    idleMinutes: 'idleMinutes',
    width: 'width',
  })
  assert.deepEqual(errors({ binHold: 'x'.repeat(11) }), { binHold: 'bins' })
  assert.deepEqual(errors({ encoding: 'ebcdic' }), { encoding: 'encoding' })
  assert.deepEqual(errors({ institution: 'A|B' }), { institution: 'institution' })
})

test('damaged settings still leave a terminal that can be reached', () => {
  assert.equal(profileOf('nothing').encoding, 'ascii')
  assert.equal(profileOf({ encoding: 'klingon' }).terminator, 'cr')
})

test('lets a terminal come from its addresses only', () => {
  const profile = profileOf({ allowFrom: ['192.168.10.0/24', '10.1.1.1', 'fd00::/8'] })
  for (const address of ['192.168.10.77', '::ffff:192.168.10.5', '10.1.1.1', 'fd12::3'])
    assert.equal(mayComeFrom(profile, address), true, address)
  for (const address of ['192.168.11.1', '10.1.1.2', 'fe80::1', ''])
    assert.equal(mayComeFrom(profile, address), false, address)
  assert.equal(mayComeFrom(profileOf({}), '8.8.8.8'), true)
  for (const wrong of ['10.0.0.0/33', 'rumah', '10.0.0.0/8/8', '10.0.0.0/', '1.2.3'])
    assert.equal(isAddressOrNetwork(wrong), false)
})

test('puts its own words for ours, without patterns that take long', () => {
  const words = [
    { text: 'Kembalikan paling lambat *.', instead: 'Suwun' },
    { text: '*PIN*', instead: '' },
  ]
  assert.equal(inOtherWords('Kembalikan paling lambat 11 Januari 2027.', words), 'Suwun')
  assert.equal(inOtherWords('Masukkan PIN Anda.', words), '')
  assert.equal(inOtherWords('Terima kasih.', words), 'Terima kasih.')
  const nasty = [{ text: `${'*a'.repeat(90)}b`, instead: 'x' }]
  const began = performance.now()
  inOtherWords('a'.repeat(10_000), nasty)
  assert.ok(performance.now() - began < 200)
})
