import { lookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { isPrivateAddress } from './private-address.ts'

export type FetchRefusal = 'unreachable' | 'timed-out' | 'address-private' | 'too-large' | 'answered-badly'

export interface FetchLimits {
  timeoutMs: number
  mostBytes: number
  /** Whether servers of this machine and its network may be asked. */
  privateAllowed: boolean
}

export interface FetchedBody {
  bytes: Buffer
  contentType: string
}

const isRefusal = (code: string): code is FetchRefusal =>
  ['unreachable', 'timed-out', 'address-private', 'too-large', 'answered-badly'].includes(code)

/**
 * Gets a page from a server that staff named. The address is judged when the connection is made, so that a name
 * cannot first mean an outside server and then one of ours; redirections are not followed.
 */
export async function fetchGuarded(
  url: URL,
  limits: FetchLimits,
): Promise<Outcome<FetchedBody, FetchRefusal>> {
  const host = url.hostname.replaceAll(/[[\]]/g, '')
  if (isIP(host) !== 0 && !limits.privateAllowed && isPrivateAddress(host)) return refused('address-private')
  try {
    const response = await connect(url, limits)
    return done({
      bytes: await bodyOf(response, limits),
      contentType: response.headers['content-type'] ?? '',
    })
  } catch (error) {
    const code = error instanceof Error ? error.message : ''
    return refused(isRefusal(code) ? code : isTimeout(error) ? 'timed-out' : 'unreachable')
  }
}

const isTimeout = (error: unknown) => error instanceof Error && /TimeoutError|AbortError/.test(error.name)

function connect(url: URL, { timeoutMs, privateAllowed }: FetchLimits): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolved, rejected) => {
    const sent = request(
      url,
      {
        lookup: lookupGuarded(privateAllowed),
        signal: AbortSignal.timeout(timeoutMs),
        headers: { Accept: 'application/xml, text/xml;q=0.9', 'User-Agent': 'Patria' },
        agent: false,
      },
      (response) => {
        if (response.statusCode === 200) return resolved(response)
        response.destroy()
        rejected(new Error('answered-badly'))
      },
    )
    sent.once('error', rejected)
    sent.end()
  })
}

const lookupGuarded =
  (privateAllowed: boolean): LookupFunction =>
  (host, options, callback) =>
    lookup(host, { all: true, family: options.family }, (error, addresses) => {
      const [first] = error ? [] : addresses
      const closed = !privateAllowed && addresses?.some(({ address }) => isPrivateAddress(address))
      if (!first || closed) callback(new Error(first ? 'address-private' : 'unreachable'), '')
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })

async function bodyOf(response: IncomingMessage, { mostBytes }: FetchLimits): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size > mostBytes) {
      response.destroy()
      throw new Error('too-large')
    }
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
