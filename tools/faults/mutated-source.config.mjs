// The behaviours of the API, read with one rule broken.
import { join } from 'node:path';
import api from '../../apps/api/jest.config.mjs';

export default {
  ...api,
  projects: api.projects.map(({ transform, ...project }) => ({
    ...project,
    transform: Object.fromEntries(Object.entries(transform).map(([files, [, options]]) => [files, [join(import.meta.dirname, 'mutated-source.mjs'), options]])),
  })),
};
