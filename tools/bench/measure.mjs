// Measuring one thing against another in one run, so that a busy machine slows both alike.

const ROUNDS = 5;
const WARM_UPS = 1;

/**
 * Takes turns between the thing measured and its reference, after a warm-up of both.
 *
 * @param measured   () => Promise<{ milliseconds, latencies, faults }>; latencies are one for each answer
 * @param reference  () => Promise<{ milliseconds }>
 */
export async function interleave(measured, reference, rounds = ROUNDS) {
  const ours = [];
  const theirs = [];
  const faults = [];
  for (let round = -WARM_UPS; round < rounds; round++) {
    const [one, other] = [await measured(), await reference()];
    faults.push(...one.faults);
    if (round < 0) continue;
    ours.push(one);
    theirs.push(other.milliseconds);
  }
  for (const fault of new Set(faults)) console.error(`  ${fault}`);
  const times = ours.map(({ milliseconds }) => milliseconds);
  const latencies = ours.flatMap((one) => one.latencies);
  return {
    rounds,
    measured: { best: Math.min(...times), median: quantile(times, 0.5), p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    reference: { best: Math.min(...theirs), median: quantile(theirs, 0.5) },
    ratio: { best: Math.min(...times) / Math.min(...theirs), median: quantile(times, 0.5) / quantile(theirs, 0.5) },
    exact: faults.length === 0,
  };
}

export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
