import type { Inline } from '#features/annotations/markdown'

export function Paragraphs({ paragraphs }: { paragraphs: readonly Inline[][] }) {
  return paragraphs.map((parts, index) => (
    <p key={index} dir="auto">
      <Inlines parts={parts} />
    </p>
  ))
}

export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return parts.map((part, index) => <Part key={index} part={part} />)
}

function Part({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'emphasis':
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      )
    case 'strong':
      return (
        <strong>
          <Inlines parts={part.children} />
        </strong>
      )
    case 'link':
      return (
        <a href={part.href} rel={part.href.startsWith('/') ? undefined : 'noreferrer nofollow'}>
          <Inlines parts={part.children} />
        </a>
      )
  }
}
