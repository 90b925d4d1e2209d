/** Longest list that is lent, packed or taken back at once. */
export const mostScanned = 500

/** Barcodes of a scan list, one a line or with spaces between, each once. */
export const readScans = (text: string): string[] => [
  ...new Set(
    text
      .replaceAll('\0', '')
      .split(/[\s,;]+/)
      .map((barcode) => barcode.trim().slice(0, 60))
      .filter(Boolean),
  ),
]
