import type { SettingsEdit } from '#features/newsroom/schema'
import { defaultNewsroom } from '#features/newsroom/newsroom'

/** A change of the settings, by default of the first revision. */
export const settingsEdit = (change: Partial<SettingsEdit> = {}): SettingsEdit => ({
  ...{ revision: 0, name: 'The Harbour Record', contact: 'desk@harbour.example' },
  ...{ licenceName: 'CC BY 4.0', licenceUrl: 'https://licence.example/by/4.0/' },
  ...{ timeZone: 'Asia/Kolkata', languageEn: true, correctionPolicy: defaultNewsroom.correctionPolicy },
  ...{ sessionDays: 14, formDays: 60, invitationDays: 7, jobDays: 7 },
  ...change,
})

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'))

/** Pictures of one pixel. */
const pictures = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  jpeg: '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  webp: 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==',
  gif: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  svg: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>alert(1)</script></svg>',
  ).toString('base64'),
}
export const aPicture = (kind: keyof typeof pictures) => bytesOf(pictures[kind])

/** Starts like a PNG, says that it is of this width, and has more bytes behind. */
export function aPng({
  width = 1,
  length = 0,
}: {
  width?: number
  length?: number
}): Uint8Array<ArrayBuffer> {
  const png = aPicture('png')
  new DataView(png.buffer).setUint32(16, width)
  const padded = new Uint8Array(Math.max(png.length, length))
  padded.set(png)
  return padded
}
