import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestWeb } from './web.ts'

export interface OaiAnswer {
  response: Response
  text: string
  /** Codes of its errors. */
  errors: string[]
  /** Of the headers in it, in their order. */
  identifiers: string[]
  /** To go on with; empty at the end of a list of several pages, undefined where there is none. */
  token: string | undefined
}

/** Somebody who asks by OAI-PMH; `answers` keeps all that was answered. */
export interface OaiClient {
  ask(query: string): Promise<OaiAnswer>
  post(body: string): Promise<OaiAnswer>
  /** All pages of a list; `between` is done before each but the first. */
  harvest(query: string, between?: (page: number) => Promise<void>): Promise<OaiAnswer[]>
  answers: string[]
}

export function oaiClient(app: TestWeb['app'], address = 'http://localhost/oai'): OaiClient {
  const answers: string[] = []
  const read = async (response: Response): Promise<OaiAnswer> => {
    const text = await response.text()
    answers.push(text)
    return { response, text, ...partsOf(text) }
  }
  const ask = async (query: string) => read(await app.request(`${address}?${query}`))
  const post = async (body: string) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    return read(await app.request(address, { method: 'POST', headers, body }))
  }
  const harvest: OaiClient['harvest'] = async (query, between = async () => {}) => {
    const verb = /verb=(\w+)/.exec(query)?.[1] ?? ''
    const pages = [await ask(query)]
    for (let token = pages[0]?.token; token; token = pages.at(-1)?.token) {
      await between(pages.length)
      pages.push(await ask(`verb=${verb}&resumptionToken=${encodeURIComponent(token)}`))
    }
    return pages
  }
  return { ask, post, harvest, answers }
}

function partsOf(text: string): Pick<OaiAnswer, 'errors' | 'identifiers' | 'token'> {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, value = '']) => value)
  return {
    errors: all(/<error code="(\w+)">/g),
    identifiers: all(/<identifier>([^<]+)</g),
    token: all(/<resumptionToken[^>]*?(?:\/>|>([^<]*)<)/g)[0],
  }
}

const run = promisify(execFile)
const schema = join(import.meta.dirname, '../fixtures/oai-pmh/all.xsd')
const filesAtOnce = 500

/** Holds documents against the schemas of the protocol and of its formats. */
export async function assertValid(documents: readonly string[]): Promise<void> {
  assert.ok(documents.length > 0, 'there is nothing to look at')
  const folder = mkdtempSync(join(tmpdir(), 'patria-oai-'))
  try {
    const files = documents.map((text, number) => {
      const file = join(folder, `${number}.xml`)
      writeFileSync(file, text)
      return file
    })
    for (let at = 0; at < files.length; at += filesAtOnce) {
      await run('xmllint', ['--nonet', '--noout', '--schema', schema, ...files.slice(at, at + filesAtOnce)], {
        maxBuffer: 2 ** 26,
      }).catch((error: Error & { stderr?: string }) => {
        assert.fail(complaints(error.stderr ?? error.message))
      })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const complaints = (output: string) =>
  output
    .split('\n')
    .filter((line) => !line.endsWith(' validates'))
    .slice(0, 20)
    .join('\n')
