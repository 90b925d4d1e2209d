import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { describeRecord } from '#modules/catalogue/describe/describe-record.ts'
import { readMarc } from '#modules/catalogue/marc/read-marc.ts'

// How fast files are read and their records described, in one pass:  node --import tsx bench/read-marc.ts FILE...
// Any of the formats, also compressed with gzip; `-` is standard input.
for (const file of process.argv.slice(2)) {
  const bytes = file === '-' ? process.stdin : createReadStream(file)
  const began = performance.now()
  let [records, failures, warnings, peak, describing] = [0, 0, 0, 0, 0]
  for await (const item of readMarc(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes)) {
    if (item.ok) {
      const start = performance.now()
      describeRecord(item.record)
      describing += performance.now() - start
      records += 1
      if (item.warnings.length > 0) warnings += 1
    } else failures += 1
    if (item.position % 1_000 === 0) peak = Math.max(peak, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - began) / 1000
  console.log(
    `${file}: ${records} records (${warnings} with warnings), ${failures} failures in ${seconds.toFixed(2)} s,`,
    `${Math.round(records / seconds)} records/s (reading alone ${Math.round(records / (seconds - describing / 1000))}), peak ${Math.round(peak / 1e6)} MB`,
  )
}
