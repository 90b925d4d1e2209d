import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normaliseIsbn, normaliseIssn } from './isbn.ts'

const isbns: Record<string, string | undefined> = {
  '978-979-3062-79-2': '9789793062792',
  '978 979 3062 79 2 (jilid lengkap)': '9789793062792',
  'ISBN 979-3062-79-7': '9789793062792',
  '0-8044-2957-X': '9780804429573',
  '0-8044-2957-x (pbk.)': '9780804429573',
  '979-10-90636-07-1': '9791090636071',
  '9789793062791': undefined,
  '0-8044-2957-1': undefined,
  '12345678901234567890': undefined,
  '979': undefined,
  '': undefined,
}
for (const [given, expected] of Object.entries(isbns)) {
  test(`"${given}" is ${expected ?? 'no valid ISBN'}`, () => assert.equal(normaliseIsbn(given), expected))
}

const issns: Record<string, string | undefined> = {
  '0126-1541': '0126-1541',
  'ISSN 0317 8471 (cetak)': '0317-8471',
  '2434561X': '2434-561X',
  '0126-1542': undefined,
  '01261541234': undefined,
}
for (const [given, expected] of Object.entries(issns)) {
  test(`"${given}" is ${expected ?? 'no valid ISSN'}`, () => assert.equal(normaliseIssn(given), expected))
}
