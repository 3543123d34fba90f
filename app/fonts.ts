import localFont from 'next/font/local'

/* Next reads these calls while building and takes literals only, hence the repetition. Without the overrides Anek
   sits high in buttons and a mark's wash covers the underline above it; without font-stretch its Devanagari does
   not load at all. Only Latin is preloaded: the rest is fetched where a page holds such characters. */
const anekLatin = localFont({
  src: '../node_modules/@fontsource-variable/anek-devanagari/files/anek-devanagari-latin-standard-normal.woff2',
  variable: '--anek-latin',
  weight: '100 800',
  style: 'normal',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '94%' },
    { prop: 'descent-override', value: '28%' },
    { prop: 'line-gap-override', value: '0%' },
    { prop: 'font-stretch', value: '75% 125%' },
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
})
const anekLatinExt = localFont({
  src: '../node_modules/@fontsource-variable/anek-devanagari/files/anek-devanagari-latin-ext-standard-normal.woff2',
  variable: '--anek-latin-ext',
  weight: '100 800',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '94%' },
    { prop: 'descent-override', value: '28%' },
    { prop: 'line-gap-override', value: '0%' },
    { prop: 'font-stretch', value: '75% 125%' },
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})
const anekDevanagari = localFont({
  src: '../node_modules/@fontsource-variable/anek-devanagari/files/anek-devanagari-devanagari-wght-normal.woff2',
  variable: '--anek-devanagari',
  weight: '100 800',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '94%' },
    { prop: 'descent-override', value: '28%' },
    { prop: 'line-gap-override', value: '0%' },
    { prop: 'font-stretch', value: '75% 125%' },
    {
      prop: 'unicode-range',
      value: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+25CC,U+A830-A839,U+A8E0-A8FF',
    },
  ],
})
const eczarLatin = localFont({
  src: '../node_modules/@fontsource/eczar/files/eczar-latin-400-normal.woff2',
  variable: '--eczar-latin',
  weight: '400',
  style: 'normal',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '92%' },
    { prop: 'descent-override', value: '36%' },
    { prop: 'line-gap-override', value: '0%' },
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  ],
})
const eczarLatinExt = localFont({
  src: '../node_modules/@fontsource/eczar/files/eczar-latin-ext-400-normal.woff2',
  variable: '--eczar-latin-ext',
  weight: '400',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '92%' },
    { prop: 'descent-override', value: '36%' },
    { prop: 'line-gap-override', value: '0%' },
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})
const eczarDevanagari = localFont({
  src: '../node_modules/@fontsource/eczar/files/eczar-devanagari-400-normal.woff2',
  variable: '--eczar-devanagari',
  weight: '400',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'ascent-override', value: '92%' },
    { prop: 'descent-override', value: '36%' },
    { prop: 'line-gap-override', value: '0%' },
    {
      prop: 'unicode-range',
      value: 'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+25CC,U+A830-A839,U+A8E0-A8FF',
    },
  ],
})

/** Class of the html element; defines the variables behind --sans and --serif. */
export const fontClasses = [
  anekLatin,
  anekLatinExt,
  anekDevanagari,
  eczarLatin,
  eczarLatinExt,
  eczarDevanagari,
]
  .map((font) => font.variable)
  .join(' ')
