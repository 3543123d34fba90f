/** Moves the focus to the link of the next or previous row; it stays at either end. */
function stepRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const currentIndex = rows.findIndex((row) => (row.closest('li') ?? row).contains(document.activeElement))
  const nextIndex = currentIndex === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, currentIndex + step))
  rows[nextIndex]?.focus()
}

const toSearch = (): void => document.querySelector<HTMLElement>('[data-key="/"]')?.focus()

export const rowKeys = { j: () => stepRow(1), k: () => stepRow(-1), '/': toSearch }
