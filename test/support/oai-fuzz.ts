import assert from 'node:assert/strict'
import { SaxesParser } from 'saxes'
import { dice } from './marc-cases.ts'
import { oaiCase, oaiQuery } from './oai-cases.ts'
import type { TestWeb } from './web.ts'

export interface OaiFuzz {
  /** Documents of some of the cases, to be held against the schemas. */
  documents: string[]
  slowest: number
  errors: number
}

/** Asks strange things, and fails where an answer is no document of the protocol. */
export async function fuzzOai(
  app: TestWeb['app'],
  cases: number,
  seed: number,
  keep: number,
): Promise<OaiFuzz> {
  const random = dice(seed)
  const tokens = ['junk']
  const result: OaiFuzz = { documents: [], slowest: 0, errors: 0 }
  for (let number = 0; number < cases; number += 1) {
    const query = oaiQuery(random, oaiCase(random, tokens))
    const began = performance.now()
    const answer = await send(app, query, random() < 0.3)
    const text = await answer.text()
    result.slowest = Math.max(result.slowest, performance.now() - began)
    const told = `case ${number}: ${query}`
    if (answer.status === 413) continue
    assert.equal(answer.status, 200, told)
    assertDocument(text, told)
    if (text.includes('<error code=')) result.errors += 1
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1]
    if (token) tokens.unshift(token)
    tokens.splice(20)
    if (number % Math.ceil(cases / keep) === 0) result.documents.push(text)
  }
  return result
}

const send = async (app: TestWeb['app'], query: string, asForm: boolean): Promise<Response> =>
  asForm
    ? app.request('http://localhost/oai', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: query,
      })
    : app.request(`http://localhost/oai?${query}`)

const answersOrErrors =
  /<(?:Identify|ListMetadataFormats|ListSets|GetRecord|ListIdentifiers|ListRecords|error)[ >]/

function assertDocument(text: string, told: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => assert.fail(`${told}: ${error.message}`))
  parser.write(text).close()
  assert.match(text, answersOrErrors, told)
}
