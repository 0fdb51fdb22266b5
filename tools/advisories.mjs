// Known weaknesses of packages that we use or might be tempted to use: from which version on a package may be installed,
// and why. Only what concerns this kind of software stands here; add a line when one becomes known, and drop none.

/** `from` null: no version on the registry is without it. */
export const advisories = [
  { name: '@apollo/server', from: '5.5.0', ids: ['CVE-2026-23897', 'GHSA-9q82-xgwf-vj6h'], why: 'odd character sets exhaust the server; answers can be read across sites' },
  { name: '@fastify/middie', from: '9.1.0', ids: ['CVE-2026-22031'], why: 'paths written in another way get past middleware' },
  { name: '@mikro-orm/core', from: '7.1.7', ids: ['CVE-2026-34220', 'CVE-2026-34221', 'CVE-2026-84993'], why: 'SQL by objects from outside and by the direction of an order; pollution of prototypes' },
  { name: '@nestjs/core', from: '12.0.2', ids: ['CVE-2026-35515', 'CVE-2026-40879', 'CVE-2026-102281'], why: 'forged lines in event streams; messages that exhaust the server' },
  { name: '@nestjs/platform-fastify', from: '11.1.14', ids: ['GHSA-8wpr-639p-ccrj', 'CVE-2026-2293'], why: 'paths written in another way get past middleware' },
  { name: 'adm-zip', from: '0.6.1', ids: ['CVE-2026-39244', 'GHSA-rcw4-f5rp-g42v', 'CVE-2026-114103'], why: 'small archives unpack to anything, anywhere' },
  { name: 'dompurify', from: '3.4.16', ids: ['CVE-2026-0540', 'CVE-2026-41239', 'CVE-2026-65901', 'CVE-2026-65902', 'CVE-2026-65903', 'CVE-2026-109345'], why: 'scripts survive cleaning' },
  { name: 'fastify', from: '5.8.5', ids: ['CVE-2026-25223', 'CVE-2026-25224', 'CVE-2026-3419', 'CVE-2026-33806'], why: 'content types get past validation; requests exhaust the server' },
  { name: 'graphql', from: '16.8.1', ids: ['CVE-2023-26144'], why: 'a query whose check takes for ever' },
  { name: 'nodemailer', from: '10.0.5', ids: ['CVE-2026-82661', 'CVE-2026-82853', 'CVE-2026-82854', 'CVE-2026-90776'], why: 'addresses and headers from outside change what is sent and to whom' },
  { name: 'xlsx', from: null, ids: ['CVE-2023-30533'], why: 'a read file pollutes prototypes, and the repaired versions are not on the registry' },
];
