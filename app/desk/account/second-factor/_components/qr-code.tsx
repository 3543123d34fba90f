import { encode } from 'uqr'
import styles from './second-factor.module.css'

/** Cameras need a light margin of four modules. */
const margin = 4

/** Drawn here, so that the secret goes to no other server. Black on white in both themes, as scanners expect. */
export function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: margin, ecc: 'M' })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The secret as a QR code"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
