import { Pointing } from '#components/records/pointing.client'
import { BenchSide } from './bench-side'
import { Spine } from './spine'
import { sidesOf, type Workspace } from './workspace'

/** Reading order on every width: the earlier statement, the ties, the later one. */
export function Bench(workspace: Workspace) {
  const { a, b } = sidesOf(workspace.record)
  return (
    <section className="pair" aria-label="The two statements">
      <BenchSide side={a} other={b} workspace={workspace} />
      <Spine {...workspace} />
      <BenchSide side={b} other={a} workspace={workspace} />
      <Pointing />
    </section>
  )
}
