import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing that a browser does by itself may reach out, and as root there is no sandbox to be had. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The system's Chromium, else the one that comes from npm. CHROMIUM names another. */
export async function browserToLaunch(): Promise<LaunchOptions> {
  const known = [process.env.CHROMIUM ?? '', ...installed].find((path) => path !== '' && existsSync(path));
  if (known) return { executablePath: known, args };
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args };
}
