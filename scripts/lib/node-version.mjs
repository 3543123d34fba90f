// Every command imports this first. It uses only old syntax, so that an old Node prints a sentence, not a syntax error.
var wanted = [20, 19]
var have = process.versions.node.split('.').map(Number)
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  process.stderr.write(
    'At Variance needs Node ' +
      wanted.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.\n' +
      'Install a current version (22 or 24 are supported lines) and run the command again.\n',
  )
  process.exit(1)
}
