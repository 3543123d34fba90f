/** The part of the `edtf` package that lib/edtf.test.ts compares with; the package ships no types. */
declare module 'edtf' {
  export default function edtf(text: string, options: { level: 0 | 1 | 2 }): unknown
}
