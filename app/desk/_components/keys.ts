/** The keyboard shortcuts that the help lists. */
export const keys: readonly (readonly [string, string])[] = [
  ['C', 'compare two statements, from any page'],
  ['J K', 'next and previous, in a list'],
  ['/', 'search'],
  ['1 2 3 4', 'judge the pair that is open'],
  ['S U O', 'skip, undo, open both'],
  ['← →', 'by word, in the words of a statement'],
  ['Shift', 'extend what is selected'],
  ['Tab', 'to the other side, with what is selected'],
  ['T', 'tie what is selected'],
  ['N', 'note on what is selected'],
  ['A B', 'another statement, left or right'],
  ['P', 'preview and review'],
  ['R', 'add a rung, at the intake'],
  ['Esc', 'clear, or close'],
  ['Ctrl S', 'save'],
  ['Ctrl Enter', 'send to review; at the intake, add the statement'],
]
