const small = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]
const large = [
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1000, 'ribu'],
] as const

/** Terbilang: the amount in words, as receipts in Indonesia say it. `dua puluh satu ribu lima ratus rupiah` */
export const amountInWords = (rupiah: number): string =>
  `${rupiah === 0 ? 'nol' : words(rupiah).join(' ')} rupiah`

function words(number: number): string[] {
  for (const [unit, name] of large) {
    if (number < unit) continue
    const count = Math.floor(number / unit)
    return [...(count === 1 && unit === 1000 ? ['seribu'] : [...words(count), name]), ...words(number % unit)]
  }
  return belowThousand(number)
}

function belowThousand(number: number): string[] {
  if (number >= 200) return [small[Math.floor(number / 100)] ?? '', 'ratus', ...belowThousand(number % 100)]
  if (number >= 100) return ['seratus', ...belowThousand(number - 100)]
  if (number >= 20) return [small[Math.floor(number / 10)] ?? '', 'puluh', ...belowThousand(number % 10)]
  if (number >= 12) return [small[number - 10] ?? '', 'belas']
  return number === 0 ? [] : [small[number] ?? '']
}
