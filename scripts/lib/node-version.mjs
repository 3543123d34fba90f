// Every command imports this first. It uses only old syntax, so that an old Node prints a sentence, not a syntax error.
var required = [20, 19]
var current = process.versions.node.split('.').map(Number)
if (current[0] < required[0] || (current[0] === required[0] && current[1] < required[1])) {
  process.stderr.write(
    'At Variance needs Node ' +
      required.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.\n' +
      'Install a current version (22 or 24 are supported lines) and run the command again.\n',
  )
  process.exit(1)
}
