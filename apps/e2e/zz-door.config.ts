import base from '/work/main/apps/e2e/playwright.config.ts';
export default { ...base, testDir: '/work/main/apps/e2e', globalSetup: undefined, outputDir: '/tmp/door/results', use: { ...base.use, baseURL: 'http://localhost:3971' } };
