import { imageSize } from 'image-size'

export const logoLengthMax = 200 * 1024
const extentMax = 4096

/** The kinds of pictures, by what `image-size` calls them. An SVG may hold scripts, so it is none of them. */
const types: Readonly<Record<string, string>> = {
  ...{ png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' },
}
export type LogoKind = { type: string; width: number; height: number }

/** The kind and the extent that the bytes have, whatever the file is called; a sentence if they are no picture that is taken. */
export function logoKind(bytes: Uint8Array): LogoKind | string {
  const size = sizeOf(bytes)
  const type = types[size?.type ?? '']
  if (!size || type === undefined) return 'This is not a picture of a kind that is taken: PNG, JPEG or WebP.'
  const { width, height } = size
  if (width < 1 || height < 1 || width > extentMax || height > extentMax)
    return `A side of the picture has ${extentMax} pixels at most.`
  return { type, width, height }
}

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}
