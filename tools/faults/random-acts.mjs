import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root } from '../workspace.mjs';

/** Sequences of acts in each of the two modes, one after the other and at once. */
const SEQUENCES = process.env.MODEL_RUNS ?? '1000';

export const randomActs = {
  name: 'F32',
  what: `${SEQUENCES} random sequences of registering, cancelling, changing, seats and the clock, and as many at once (MODEL_RUNS)`,
  mutants: [],
  async run() {
    const jest = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--config', 'apps/api/jest.config.mjs', '--selectProjects', 'behaviour', '--testPathPatterns', 'at-random', '--testTimeout', String(24 * 3_600_000)];
    const child = spawn(node(), jest, { cwd: root, stdio: 'ignore', env: { ...process.env, MODEL_RUNS: SEQUENCES } });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    return { figures: `${SEQUENCES} sequences each`, faults: code === 0 ? [] : ['a rule was broken: npm test -- behaviour prints the sequence'] };
  },
};
