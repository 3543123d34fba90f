/** A goal of a target: its words for the table, and whether the measured medians meet it. */
const goal = (text, isMet) => ({ text, isMet })

/**
 * Our share of a baseline, by requests or by CPU of the server: where the client is the limit, only CPU is meaningful.
 * CPU is counted in ticks of 10 ms.
 */
export const atLeast = (share) =>
  goal(
    share > 2 ? `≥ ${share} × it` : `≥ ${100 * share} %`,
    ({ ofSpeed, ofCpu }) => Math.max(ofSpeed, ofCpu) >= share,
  )

export const p50AtMost = (ms) => goal(`p50 ≤ ${ms} ms`, ({ p50 }) => p50 <= ms)
export const valueAtMost = (most, unit = '') => goal(`≤ ${most}${unit}`, ({ value }) => value <= most)
export const p95AtMost = (ms) => goal(`p95 ≤ ${ms} ms`, ({ p95 }) => p95 <= ms)
export const savesGoal = goal('p95 ≤ 40 ms, ≥ 250/s', ({ p95, perSecond }) => p95 <= 40 && perSecond >= 250)

/** The largest memory of the server in all of a run. */
export const memoryMaxMb = 450

/** "≥ 85 %: pass", or an empty text without a goal. A failed response is never a pass. */
export const verdictOf = ({ goal: target, ...result }) =>
  target === undefined ? '' : `${target.text}: ${!result.failed && target.isMet(result) ? 'pass' : 'short'}`
