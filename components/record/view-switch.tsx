const views = { pair: 'Side by side', passages: 'Passage by passage' }

/** Two links to two views of the same points; the reader script restores the scroll position and marks the current view. */
export function ViewSwitch() {
  return (
    <nav className="segmented" aria-label="View" data-view-switch="">
      {Object.entries(views).map(([view, label]) => (
        <a key={view} href={`#${view}`} aria-current={view === 'pair' ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
