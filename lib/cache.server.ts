import 'server-only'
import type { ContentVersion } from './content-version.server'

/** Answers of one issue, `max` at most; the next issue drops them all. */
export class VersionedCache<Answer> {
  private issue: ContentVersion = -1n
  private readonly answers = new Map<string, Answer>()

  constructor(private readonly max: number) {}

  /** The kept answer with the issue it is of, which may be over by now. */
  peek(key: string): { issue: ContentVersion; answer: Answer } | null {
    const answer = this.answers.get(key)
    return answer === undefined ? null : { issue: this.issue, answer }
  }

  get(issue: ContentVersion, key: string): Answer | undefined {
    if (issue !== this.issue) return undefined
    const answer = this.answers.get(key)
    // The one asked for last stands last.
    if (answer !== undefined && this.answers.delete(key)) this.answers.set(key, answer)
    return answer
  }

  /** What was read before the newest issue is not kept: nobody knows what it missed. */
  set(issue: ContentVersion, key: string, answer: Answer): Answer {
    if (issue < this.issue) return answer
    if (issue > this.issue) this.answers.clear()
    this.issue = issue
    this.answers.set(key, answer)
    const [oldest] = this.answers.keys()
    if (this.answers.size > this.max && oldest !== undefined) this.answers.delete(oldest)
    return answer
  }

  delete(key: string): void {
    this.answers.delete(key)
  }
}

/** One reading for all who ask at the same time; one that fails is not kept. */
export function getOrLoad<Answer>(
  kept: VersionedCache<Promise<Answer>>,
  { issue, key }: { issue: ContentVersion; key: string },
  read: () => Promise<Answer>,
): Promise<Answer> {
  const known = kept.get(issue, key)
  if (known) return known
  const reading = read()
  reading.catch(() => kept.delete(key))
  return kept.set(issue, key, reading)
}
