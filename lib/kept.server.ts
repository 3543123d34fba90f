import 'server-only'
import type { Issue } from './issue.server'

/** Answers of one issue, `max` at most; the next issue drops them all. */
export class Kept<Answer> {
  private issue: Issue = -1n
  private readonly answers = new Map<string, Answer>()

  constructor(private readonly max: number) {}

  /** The kept answer with the issue it is of, which may be over by now. */
  held(key: string): { issue: Issue; answer: Answer } | null {
    const answer = this.answers.get(key)
    return answer === undefined ? null : { issue: this.issue, answer }
  }

  at(issue: Issue, key: string): Answer | undefined {
    if (issue !== this.issue) return undefined
    const answer = this.answers.get(key)
    // The one asked for last stands last.
    if (answer !== undefined && this.answers.delete(key)) this.answers.set(key, answer)
    return answer
  }

  /** What was read before the newest issue is not kept: nobody knows what it missed. */
  keep(issue: Issue, key: string, answer: Answer): Answer {
    if (issue < this.issue) return answer
    if (issue > this.issue) this.answers.clear()
    this.issue = issue
    this.answers.set(key, answer)
    const [oldest] = this.answers.keys()
    if (this.answers.size > this.max && oldest !== undefined) this.answers.delete(oldest)
    return answer
  }

  drop(key: string): void {
    this.answers.delete(key)
  }
}

/** One reading for all who ask at the same time; one that fails is not kept. */
export function readOnce<Answer>(
  kept: Kept<Promise<Answer>>,
  { issue, key }: { issue: Issue; key: string },
  read: () => Promise<Answer>,
): Promise<Answer> {
  const known = kept.at(issue, key)
  if (known) return known
  const reading = read()
  reading.catch(() => kept.drop(key))
  return kept.keep(issue, key, reading)
}
