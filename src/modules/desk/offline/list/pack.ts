/**
 * Sorted numbers of four bytes as the differences between them, seven bits a byte: of a hundred thousand numbers each
 * takes two bytes and a half, and no packing makes numbers that look like chance smaller.
 */
export function packSorted(numbers: Uint8Array): Uint8Array {
  const packed = new Uint8Array((numbers.length / 4) * 5)
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  let [length, before] = [0, 0]
  for (let at = 0; at < numbers.length; at += 4) {
    let rest = view.getUint32(at) - before
    before = view.getUint32(at)
    for (; rest >= 128; rest = Math.floor(rest / 128)) packed[length++] = (rest % 128) + 128
    packed[length++] = rest
  }
  return packed.subarray(0, length)
}
