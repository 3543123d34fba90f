/**
 * Runs with environment variables, and restores every variable after it. A new object in place of `process.env` would
 * leave the variables of the process itself, which `os.tmpdir()` reads, as they were set.
 */
export async function withEnvironment<Result>(
  variables: Readonly<Record<string, string>>,
  run: () => Promise<Result>,
): Promise<Result> {
  const before = { ...process.env }
  Object.assign(process.env, variables)
  try {
    return await run()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
