// Imported before anything else and written for old engines, so that an old Node answers with a sentence.
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
