import assert from 'node:assert/strict'
import { SaxesParser } from 'saxes'
import { seeded } from '../../bench/synthetic/chance.ts'
import { clauseCase, cqlCase, sruCase } from './sru-cases.ts'
import { find, readAnswer, type SruLibrary } from './sru-library.ts'

export interface SruFuzz {
  slowest: number
  /** How many were answered without a diagnostic. */
  answered: number
  /** How many pairs of clauses were held against the rules of sets. */
  compared: number
}

/** Asks strange things of SRU, and fails where an answer is none of the protocol, or where counts do not add up. */
export async function fuzzSru(library: SruLibrary, cases: number, seed: number): Promise<SruFuzz> {
  const roll = seeded(seed)
  const result: SruFuzz = { slowest: 0, answered: 0, compared: 0 }
  for (let number = 0; number < cases; number++) {
    const parameters = sruCase(cqlCase(roll), roll)
    const told = `case ${number}: ${parameters}`
    const began = performance.now()
    const response = await send(library, parameters, roll() < 0.2)
    const answer = await readAnswer(response)
    result.slowest = Math.max(result.slowest, performance.now() - began)
    assert.equal(answer.status, 200, told)
    assertXml(answer.xml, told)
    assert.match(answer.xml, /<(?:searchRetrieve|scan|explain)Response /, told)
    if (answer.diagnostics.length === 0) result.answered++
    if (number % 20 === 0 && (await addUp(library, clauseCase(roll), clauseCase(roll)))) result.compared++
  }
  return result
}

const send = async ({ web }: SruLibrary, parameters: URLSearchParams, asForm: boolean): Promise<Response> =>
  asForm
    ? web.app.request('http://localhost/sru', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: parameters.toString(),
      })
    : web.app.request(`http://localhost/sru?${parameters}`)

function assertXml(xml: string, told: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => assert.fail(`${told}: ${error.message}\n${xml.slice(0, 500)}`))
  parser.write(xml).close()
}

/** What sets do: together, either and one without the other count as they must. False where a clause is refused. */
async function addUp(library: SruLibrary, a: string, b: string): Promise<boolean> {
  const count = async (query: string) => {
    const { total, diagnostics } = await find(library, query)
    return diagnostics.length === 0 ? total : undefined
  }
  const [one, other, all] = [await count(a), await count(b), await count('cql.allRecords = 1')]
  if (one === undefined || other === undefined || all === undefined) return false
  const told = `(${a}) (${b})`
  const [both, either, without] = [
    await count(`(${a}) and (${b})`),
    await count(`(${a}) or (${b})`),
    await count(`(${a}) not (${b})`),
  ]
  assert.equal((both ?? NaN) + (either ?? NaN), one + other, told)
  assert.equal((both ?? NaN) + (without ?? NaN), one, told)
  assert.equal(await count(`cql.allRecords = 1 not (${a})`), all - one, told)
  return true
}
