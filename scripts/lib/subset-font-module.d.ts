/** The part of subset-font that we use; it brings no types. */
declare module 'subset-font' {
  type Options = {
    targetFormat: 'sfnt' | 'woff2'
    keepAllGlyphs?: boolean
    keepFeatures?: readonly string[]
    variationAxes?: Readonly<Record<string, { min: number; max: number }>>
  }
  export default function subsetFont(font: Buffer, text: string, options: Options): Promise<Buffer>
}
