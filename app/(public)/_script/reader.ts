import { copyButtons } from './copy'
import { filterForms } from './filters'
import { leaveWhenGone } from './leave-when-gone'
import { reloadOnSave } from './reload-on-save'
import { moreFacts } from './more-facts'
import { otherSide } from './other-side'
import { tieHover } from '#components/record/tie-hover'
import { tieLines } from '#components/record/tie-lines'
import { themeSwitches } from '#components/shell/switch-theme'
import { viewSwitch } from './view-switch'

declare global {
  /** Replaced by the bundler (scripts/lib/reader-assets.mjs). */
  const isDevelopment: boolean
}

/** Enhances the document. Each part works without the others, and the page works without all of them. */
export function enhance(root: ParentNode): void {
  for (const pair of root.querySelectorAll<HTMLElement>('.pair')) {
    tieHover(pair)
    tieLines(pair)
    otherSide(pair)
  }
  moreFacts(root)
  copyButtons(root)
  viewSwitch(root)
  filterForms(root)
}

enhance(document)
themeSwitches()
leaveWhenGone()
if (isDevelopment) reloadOnSave()
