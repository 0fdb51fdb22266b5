import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root } from '../workspace.mjs';

/** Sequences of acts in each of the two modes, one after the other and at once; with a rule broken a few must do. */
const SEQUENCES = process.env.MODEL_RUNS ?? '1000';
const ENOUGH_FOR_A_MUTANT = '50';

export const randomActs = {
  name: 'F32',
  what: `${SEQUENCES} random sequences of registering, cancelling, changing, seats and the clock, and as many at once (MODEL_RUNS)`,
  mutants: ['the last in line first'],
  async run(_place, { source }) {
    const runs = source ? ENOUGH_FOR_A_MUTANT : SEQUENCES;
    const config = source ? 'tools/faults/mutated-source.config.mjs' : 'apps/api/jest.config.mjs';
    const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--config', config, '--selectProjects', 'behaviour', '--testPathPatterns', 'at-random', '--testTimeout', String(24 * 3_600_000)];
    const child = spawn(node(), jest, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, MODEL_RUNS: runs, MUTANT: JSON.stringify(source ?? {}) } });
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (printed += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { figures: `${runs} sequences each`, faults: code === 0 ? [] : [`a rule was broken: ${counterExampleIn(printed)}`] };
  },
};

/** The shortest sequence that breaks a rule, as fast-check prints it, or the whole report. */
function counterExampleIn(printed) {
  return /Counterexample: .*/.exec(printed)?.[0] ?? printed;
}
