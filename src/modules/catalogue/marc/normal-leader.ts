/**
 * A leader of 24 characters. Length, base address and encoding belong to one way of writing the record, so they get
 * the same value whatever the record was read from: two copies of a record then compare as equal.
 */
export function normalLeader(text: string): { leader: string; usual: boolean } {
  const kept = text
    .replaceAll(/[^ -~]/g, ' ')
    .padEnd(24)
    .slice(0, 24)
  const leader = `00000${kept.slice(5, 9)}a2200000${kept.slice(17, 20)}4500`
  const usual = text.length === 24 && text === kept && sizes.test(text)
  return { leader, usual }
}

// Blanks and zeros stand for sizes that were never computed, as in MARCXML.
const sizes = /^[\d ]{5}.{5}(22| {2})[\d ]{5}.{3}(4500| {4}|45 {2})$/
