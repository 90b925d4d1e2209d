import { wordsOf, type TestWeb } from './web.ts'

const origin = 'http://localhost'

/** A browser at a kiosk: it keeps its cookies as a browser does, and can be asked which. */
export function browserOf(app: TestWeb['app']) {
  const cookies = new Map<string, string>()
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const headers = () => ({
    Origin: origin,
    Accept: 'text/html',
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  })
  const get = async (path: string) => keep(await app.request(origin + path, { headers: headers() }))
  const post = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    return keep(await app.request(origin + path, { method: 'POST', headers: headers(), body }))
  }
  return {
    cookies,
    get,
    post,
    read: async (path: string) => wordsOf(await (await get(path)).text()),
    /** Posts a form and reads the page to which it leads, or the refusal. */
    async send(path: string, fields: Record<string, string>): Promise<string> {
      const answer = await post(path, fields)
      const next = answer.headers.get('Location')
      return wordsOf(await (next ? await get(next) : answer).text())
    },
    /** The key that the form of a page brings along. */
    async keyOn(path: string): Promise<string> {
      return /name="key" value="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
    },
    async report(told: object): Promise<Record<string, unknown>> {
      const answer = await app.request(`${origin}/kios/kabar`, {
        method: 'POST',
        headers: { ...headers(), 'Content-Type': 'application/json' },
        body: JSON.stringify(told),
      })
      return (await answer.json()) as Record<string, unknown>
    },
  }
}
