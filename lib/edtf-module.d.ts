/** The part of the `edtf` package that lib/edtf.ts uses; the package ships no types. */
declare module 'edtf' {
  type Extended = { type: string; min: number; max: number }
  export default function edtf(text: string, options: { level: 0 | 1 | 2 }): Extended
}
