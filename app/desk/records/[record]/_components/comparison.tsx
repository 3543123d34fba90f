import { TieHover } from '#components/record/tie-hover.client'
import { ComparisonSide } from './comparison-side'
import { TieColumn } from './tie-column'
import { sidesOf, type Workspace } from './workspace'

/** Reading order on every width: the earlier statement, the ties, the later one. */
export function Comparison(workspace: Workspace) {
  const { a, b } = sidesOf(workspace.record)
  return (
    <section className="pair" aria-label="The two statements">
      <ComparisonSide side={a} other={b} workspace={workspace} />
      <TieColumn {...workspace} />
      <ComparisonSide side={b} other={a} workspace={workspace} />
      <TieHover />
    </section>
  )
}
