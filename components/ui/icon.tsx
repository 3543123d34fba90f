const shapes = {
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  contrast: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" stroke="none" />
    </>
  ),
  menu: <path d="M3 7h18M3 12h18M3 17h18" />,
  alert: <path d="M12 3.5 21.5 20h-19zM12 10v5M12 17.2v.6" />,
  met: <path d="m4 12.5 5.5 5.5L20 6.5" />,
  close: <path d="m5 5 14 14M19 5 5 19" />,
}
export type IconName = keyof typeof shapes

/** A decorative icon. The text beside it must say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      {shapes[name]}
    </svg>
  )
}
