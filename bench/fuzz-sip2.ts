import { test } from 'node:test'
import { fuzzSip2 } from '../test/support/sip2-fuzz.ts'
import { sip2Library } from '../test/support/sip2-library.ts'

// node --import tsx bench/fuzz-sip2.ts [messages] [seed]
const cases = Number(process.argv[2] ?? 200_000)
const seed = Number(process.argv[3] ?? 1)

await test(`${cases} strange SIP2 messages, seed ${seed}`, async (t) => {
  const library = await sip2Library({}, t)
  await fuzzSip2(library, 2000, seed + 1)
  const before = process.memoryUsage().rss
  const began = performance.now()
  const result = await fuzzSip2(await sip2Library({}, t), cases, seed)
  const grown = (process.memoryUsage().rss - before) / 2 ** 20
  console.log(
    `${result.messages} messages, ${result.answers} answers, ${result.deeds} deeds in ${((performance.now() - began) / 1000).toFixed(0)} s; slowest ${result.slowest.toFixed(0)} ms; ${grown.toFixed(0)} MB more memory`,
  )
})
