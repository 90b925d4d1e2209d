// The package brings no types; these are the options bin/subset-fonts.ts uses.
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: 'woff2' | 'sfnt'
      variationAxes?: Record<string, number | { min: number; max: number } | undefined>
      keepFeatures?: string[]
      noHinting?: boolean
    },
  ): Promise<Buffer>
}
