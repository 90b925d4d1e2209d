import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseRegion, findRegions, isRegion, regionLabel } from './regions.ts'

test('a village is named with all that it lies in', () => {
  assert.equal(regionLabel('35.72.01.1005'), 'Tanggung, Kepanjenkidul, Kota Blitar, Jawa Timur')
  assert.equal(regionLabel('31.71'), 'Kota Administrasi Jakarta Pusat, DKI Jakarta')
  assert.equal(regionLabel('99.99'), '')
  assert.ok(isRegion('35.72.01') && !isRegion('35.72.99'))
})

test('places are found by their words in any order, those of the city first', () => {
  assert.equal(findRegions('sentul')[0]?.code, '35.72.01.1003')
  assert.deepEqual(
    findRegions('blitar sentul').map(({ code }) => code.slice(0, 5)),
    ['35.72'],
  )
  assert.equal(findRegions('Kel. Bendo, Kec. Kepanjenkidul')[0]?.code, '35.72.01.1006')
  assert.ok(findRegions('sukorejo').length > 1)
  assert.deepEqual(findRegions('tidakadatempatitu'), [])
})

test('elsewhere the district is as near as the list goes', () => {
  assert.ok(findRegions('gambir jakarta').every(({ code }) => code.split('.').length === 3))
})

test('the only place that fits is taken, of several one must be picked', () => {
  assert.deepEqual(chooseRegion('Bendo Kepanjenkidul', ''), { ok: true, code: '35.72.01.1006' })
  const several = chooseRegion('sukorejo', '')
  assert.ok(!several.ok && several.choices.length > 1)
  const [first] = several.choices
  assert.deepEqual(chooseRegion('sukorejo', first?.code ?? ''), { ok: true, code: first?.code })
  assert.equal(chooseRegion('sukorejo', '35.72.01.1006').ok, false)
  assert.deepEqual(chooseRegion(regionLabel('35.72.01.1003'), ''), { ok: true, code: '35.72.01.1003' })
  assert.deepEqual(chooseRegion('', ''), { ok: true, code: '' })
})
