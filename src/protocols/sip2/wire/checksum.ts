/** The four digits after `AZ`: all bytes up to and including `AZ` added up and negated. Bytes, never characters. */
export function checksumOf(bytes: Uint8Array): string {
  let sum = 0
  for (const byte of bytes) sum += byte
  return (-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}
