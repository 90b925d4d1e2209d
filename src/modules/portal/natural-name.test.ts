import assert from 'node:assert/strict'
import { test } from 'node:test'
import { naturalName } from './natural-name.ts'

test('says a catalogued name as people say it', () => {
  assert.equal(naturalName('Toer, Pramoedya Ananta, 1925-2006'), 'Pramoedya Ananta Toer')
  assert.equal(naturalName('Rowling, J. K.'), 'J. K. Rowling')
  assert.equal(naturalName('Suryanegara, Ahmad Mansur'), 'Ahmad Mansur Suryanegara')
})

test('leaves single names, corporate bodies and titles as they are', () => {
  assert.equal(naturalName('Hamka'), 'Hamka')
  assert.equal(naturalName('Indonesia. Kementerian Pendidikan'), 'Indonesia. Kementerian Pendidikan')
  assert.equal(naturalName('Abdurrahman Wahid, K.H.'), 'Abdurrahman Wahid, K.H.')
  assert.equal(naturalName('Bambang Sudibyo, S.H., M.Hum.'), 'Bambang Sudibyo, S.H., M.Hum.')
  assert.equal(naturalName(''), '')
})

test('a title after the whole name stays behind it', () => {
  assert.equal(naturalName('King, Martin Luther, Jr., 1929-1968'), 'Martin Luther King, Jr.')
})
