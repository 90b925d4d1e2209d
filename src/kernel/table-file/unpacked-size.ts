/** Names and total size of what a ZIP archive says it holds, from its directory; undefined without one. */
export function unpackedSize(file: Buffer): { names: string[]; bytes: number } | undefined {
  // The directory's end stands at most 65,557 bytes from the end of the file.
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > file.length) return undefined
  const names: string[] = []
  let bytes = 0
  let at = file.readUInt32LE(end + 16)
  const count = file.readUInt16LE(end + 10)
  for (let i = 0; i < count && at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50; i++) {
    const nameLength = file.readUInt16LE(at + 28)
    bytes += file.readUInt32LE(at + 24)
    names.push(file.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return { names, bytes }
}
